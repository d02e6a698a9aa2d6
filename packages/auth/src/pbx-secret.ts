import { createHash, randomBytes } from 'node:crypto';

/** A new secret of a line: `text` is shown once, the hash is stored. */
export interface PbxSecret {
  readonly text: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly hash: string;
}

const PREFIX = 'aybiza_pbx_';
const PATTERN = new RegExp(`^${PREFIX}[0-9A-Za-z_-]{43}$`);

/** 256 random bits, in letters that need no quoting in the configuration of a PBX or in an address. */
export function createPbxSecret(): PbxSecret {
  const text = `${PREFIX}${randomBytes(32).toString('base64url')}`;
  return { text, hash: sha256(text) };
}

/** The hash to look a presented secret up by; undefined for what cannot be one of ours (a slip of the hand costs no query). */
export function hashPbxSecret(text: string): string | undefined {
  return PATTERN.test(text) ? sha256(text) : undefined;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
