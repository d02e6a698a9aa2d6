import { z } from 'zod';

/** Of a question: a seal of its path and query. Of an answer: one of the question's nonce and the body. */
export const SEAL_HEADER = 'Aybiza-Seal';
/** Two machines' clocks may differ by this much; a question that was overheard can be asked again for as long, by whoever gets no more for it. */
const CLOCK_TOLERANCE_MS = 60_000;

export const nonceSchema = z.string().regex(/^[\w-]{16,60}$/);

/** Makes and checks the seals of one secret. */
export interface Seal {
  /** @param pathAndQuery `/region?nonce=…&at=…` */
  ofQuestion(pathAndQuery: string): Promise<string>;
  ofAnswer(nonce: string, body: string): Promise<string>;
  isOfQuestion(seal: string, pathAndQuery: string): Promise<boolean>;
  isOfAnswer(seal: string, answer: { readonly nonce: string; readonly body: string }): Promise<boolean>;
}

/** @param secret `EDGE_SECRET`, of 32 characters at least. */
export async function createSeal(secret: string): Promise<Seal> {
  // A key of its own: no signature made for another purpose with the same secret fits.
  const derived = await crypto.subtle.sign(
    'HMAC',
    await importKey(encode(secret)),
    encode('aybiza region protocol v1'),
  );
  const key = await importKey(derived);
  const seal = async (text: string) => toBase64Url(await crypto.subtle.sign('HMAC', key, encode(text)));
  const isSealed = (given: string, text: string) =>
    crypto.subtle.verify('HMAC', key, fromBase64Url(given), encode(text));
  const question = (pathAndQuery: string) => `question ${pathAndQuery}`;
  const answer = (nonce: string, body: string) => `answer ${nonce} ${body}`;
  return {
    ofQuestion: (pathAndQuery) => seal(question(pathAndQuery)),
    ofAnswer: (nonce, body) => seal(answer(nonce, body)),
    isOfQuestion: (given, pathAndQuery) => isSealed(given, question(pathAndQuery)),
    isOfAnswer: (given, { nonce, body }) => isSealed(given, answer(nonce, body)),
  };
}

/** @param at when it was asked, epoch ms as written in its address. */
export function isInTime(at: string, now: number): boolean {
  return /^\d{13}$/.test(at) && Math.abs(now - Number(at)) <= CLOCK_TOLERANCE_MS;
}

/** Node and browsers have other names for what this takes and gives. */
function importKey(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>) {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function toBase64Url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Of what is no base64: nothing, which is nobody's seal. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]{43}$/.test(text)) return new Uint8Array();
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}
