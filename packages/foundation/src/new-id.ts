import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { ID_PREFIXES, type IdKind } from './ids.ts';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
const LENGTH = 20;

/** A branded id such as `call_3k…`: about 103 random bits. The only source of random ids; never called from pure code. */
export function newId<Kind extends IdKind>(kind: Kind): string & z.core.$brand<Kind> {
  const bytes = randomBytes(LENGTH * 2);
  let id = `${ID_PREFIXES[kind]}_`;
  for (const byte of bytes) {
    // 252 is the largest multiple of 36 below 256: higher bytes would favour the first letters.
    if (byte >= 252) continue;
    id += ALPHABET[byte % 36];
    if (id.length === ID_PREFIXES[kind].length + 1 + LENGTH) break;
  }
  // The brand is only a mark for the compiler; the prefix above is what makes the id of this kind.
  return id as string & z.core.$brand<Kind>;
}
