// The sub-path only: the whole package takes 0.3 s and 20 MB to load for its REST client, which is not used.
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import type { ReachedAt, RequestVerifier, SignedRequest } from '../port.ts';

/** The addresses are as Twilio knows them; never taken from a request's headers. */
export interface TwilioVerifierOptions extends ReachedAt {
  /** Primary tokens of the account; several while one is being rotated. */
  authTokens: readonly string[];
}

/** Checks Twilio's signatures. The request itself never throws, it is only accepted or not. */
export function createTwilioVerifier({ authTokens, publicUrl, mediaUrl }: TwilioVerifierOptions): RequestVerifier {
  const webhookBase = publicUrl.replace(/\/+$/, '');
  const soundBase = (mediaUrl ?? publicUrl).replace(/\/+$/, '').replace(/^http/, 'ws');
  return {
    verify: (request) =>
      verifyRequest({
        authTokens,
        // A socket is signed over the address in the TwiML, which says wss.
        publicUrl: request.kind === 'socket' ? soundBase : webhookBase,
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
