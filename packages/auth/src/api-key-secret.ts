import { createHash, randomBytes } from 'node:crypto';

/** A new key: `text` is shown once, the rest is stored. */
export interface ApiKeySecret {
  text: string;
  /** To recognise it by in a list. */
  prefix: string;
  /** SHA-256 of the text, in hexadecimal. */
  hash: string;
}

const PREFIX = 'aybiza_live_';
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;
const PATTERN = new RegExp(`^${PREFIX}[0-9A-Za-z]{${SECRET_LENGTH + CHECKSUM_LENGTH}}$`);

/** 256 random bits and a checksum, in letters and digits only, so that scanners for leaked secrets can match it. */
export function createApiKeySecret(): ApiKeySecret {
  const secret = toBase62(BigInt(`0x${randomBytes(32).toString('hex')}`), SECRET_LENGTH);
  const text = `${PREFIX}${secret}${checksum(secret)}`;
  return { text, prefix: text.slice(0, PREFIX.length + 4), hash: sha256(text) };
}

/** The hash to look a presented key up by; undefined for what cannot be a key of ours (a slip of the hand costs no query). */
export function hashApiKey(text: string): string | undefined {
  if (!PATTERN.test(text)) return undefined;
  const secret = text.slice(PREFIX.length, -CHECKSUM_LENGTH);
  return text.endsWith(checksum(secret)) ? sha256(text) : undefined;
}

function checksum(secret: string): string {
  return toBase62(BigInt(`0x${sha256(secret).slice(0, 8)}`), CHECKSUM_LENGTH);
}

function toBase62(number: bigint, length: number): string {
  let text = '';
  for (let rest = number; rest > 0n; rest /= 62n) text = `${DIGITS[Number(rest % 62n)]}${text}`;
  return text.padStart(length, '0');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
