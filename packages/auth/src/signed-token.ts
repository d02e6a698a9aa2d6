import { createHmac, timingSafeEqual } from 'node:crypto';

const MAX_TOKEN_LENGTH = 2_000;

/** What a token says, with a signature for this purpose. */
export function signToken(payload: unknown, key: { secret: string; purpose: string }): string {
  const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
  return `${text}.${sign(text, key).toString('base64url')}`;
}

/** What a token says; undefined for one that we have not signed for this purpose. Costs no query. */
export function readSignedToken(token: string, key: { secret: string; purpose: string }): unknown {
  if (token.length > MAX_TOKEN_LENGTH) return undefined;
  const [text = '', signature = '', ...rest] = token.split('.');
  const expected = sign(text, key);
  const given = Buffer.from(signature, 'base64url');
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  // Signed by us, so this is JSON.
  return JSON.parse(Buffer.from(text, 'base64url').toString());
}

/** A key of its own: no signature made for another purpose with the same secret is one of ours. */
function sign(text: string, { secret, purpose }: { secret: string; purpose: string }): Buffer {
  const key = createHmac('sha256', secret).update(`aybiza ${purpose} token v1`).digest();
  return createHmac('sha256', key).update(text).digest();
}
