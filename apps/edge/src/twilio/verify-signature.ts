/** A form's fields in the order of sending; names may repeat. */
export type FormFields = readonly (readonly [name: string, value: string])[];

interface SignedRequest {
  /** As Twilio requested it: the public address, path and query as they came. */
  readonly url: string;
  readonly fields: FormFields;
  /** `X-Twilio-Signature`. */
  readonly signature: string;
}

/**
 * Is the request signed with one of the account's tokens? (Twilio: "Validating Signatures": HMAC-SHA1 over the address and the form's
 * fields sorted by name.) Twilio's own package needs Node's crypto; WebCrypto is what a Worker has, and its `verify` takes the same time
 * for every signature that is wrong.
 */
export async function verifySignature(
  authTokens: readonly string[],
  { url, fields, signature }: SignedRequest,
): Promise<boolean> {
  const given = fromBase64(signature);
  const text = new TextEncoder().encode(url + signedFields(fields));
  // Every token is tried, so that the time taken does not tell which one fits.
  const fits = await Promise.all(authTokens.map((token) => isSignedBy(token, given, text)));
  return fits.includes(true);
}

async function isSignedBy(
  token: string,
  signature: Uint8Array<ArrayBuffer>,
  text: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const algorithm = { name: 'HMAC', hash: 'SHA-1' };
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(token), algorithm, false, ['verify']);
  return crypto.subtle.verify('HMAC', key, signature, text);
}

/** A value that is given twice under one name counts once, as in Twilio's own packages. */
function signedFields(fields: FormFields): string {
  const byName = new Map<string, Set<string>>();
  for (const [name, value] of fields) byName.set(name, (byName.get(name) ?? new Set()).add(value));
  const names = [...byName.keys()].sort();
  return names.flatMap((name) => [...(byName.get(name) ?? [])].sort().map((value) => name + value)).join('');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9+/]{27}=$/.test(text)) return new Uint8Array();
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
