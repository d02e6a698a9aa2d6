// The sub-path only: the whole package takes 0.3 s and 20 MB to load for its REST client, which is not used.
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import type { RequestVerifier, SignedRequest } from '../port.ts';

export interface TwilioVerifierOptions {
  /** Primary tokens of the account; several while one is being rotated. */
  authTokens: readonly string[];
  /** Scheme and host as Twilio knows them, such as `https://voice.example.com`; never taken from a request's headers. */
  publicUrl: string;
}

/** Checks Twilio's signatures. The request itself never throws, it is only accepted or not. */
export function createTwilioVerifier(options: TwilioVerifierOptions): RequestVerifier {
  const webhookBase = options.publicUrl.replace(/\/+$/, '');
  return {
    verify: (request) =>
      verifyRequest({
        authTokens: options.authTokens,
        // A socket is signed over the address in the TwiML, which says wss.
        publicUrl: request.kind === 'socket' ? webhookBase.replace(/^http/, 'ws') : webhookBase,
        ...request,
      }),
  };
}

/** True if any token gives this signature for exactly this address and these fields. */
export function verifyRequest(request: Omit<SignedRequest, 'kind'> & TwilioVerifierOptions): boolean {
  const { authTokens, publicUrl, pathAndQuery, params, signature } = request;
  // Anything else glued to the host would change which host was signed.
  if (signature === undefined || signature === '' || !pathAndQuery.startsWith('/')) return false;
  const url = publicUrl + pathAndQuery;
  // Every token is tried, so that the time taken does not tell which one fits; an unset one would sign anything.
  const matches = authTokens.filter((token) => token !== '' && validateRequest(token, signature, url, params ?? {}));
  return matches.length > 0;
}
