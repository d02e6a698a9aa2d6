import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { type AuthAnswer, postAuth } from './ask-auth.ts';

type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];
type RequestOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];

/** WebAuthn knows no IP addresses: `127.0.0.1` has none, `localhost` has. */
export function canHavePasskeys(): boolean {
  return browserSupportsWebAuthn() && !/^[\d.]+$|^\[/.test(window.location.hostname);
}

/** Has the browser ask for a passkey, and signs in by it. */
export async function signInByPasskey(): Promise<AuthAnswer> {
  const options = await postAuth('/passkey/sign-in-options');
  if (!options.ok) return options;
  // Our own server made them; the browser checks them.
  const optionsJSON = options.body as RequestOptions;
  return withBrowser(async () =>
    postAuth('/passkey/sign-in', { response: await startAuthentication({ optionsJSON }) }),
  );
}

/** Has the browser make a passkey for whoever is signed in. */
export async function addPasskey(name: string): Promise<AuthAnswer> {
  const options = await postAuth('/passkey/add-options');
  if (!options.ok) return options;
  // As above.
  const optionsJSON = options.body as CreationOptions;
  return withBrowser(async () =>
    postAuth('/passkey/add', { name, response: await startRegistration({ optionsJSON }) }),
  );
}

async function withBrowser(work: () => Promise<AuthAnswer>): Promise<AuthAnswer> {
  try {
    return await work();
  } catch (error) {
    const isKnown = error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
    return { ok: false, refusal: { code: isKnown ? 'passkeyKnown' : 'passkeyCancelled' } };
  }
}
