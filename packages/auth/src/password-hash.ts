import { hash, verify } from '@node-rs/argon2';
import { verifyPassword as verifyScrypt } from 'better-auth/crypto';

/** argon2id with 19 MiB, 2 passes and 1 lane: OWASP's Password Storage Cheat Sheet. 2 is `Algorithm.Argon2id`, a constant enum that does not exist at run time. */
const COST = { algorithm: 2, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
const CURRENT = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** Whether a password belongs to a hash: of today, of other costs, or of better-auth's scrypt, which came before. */
export function isPasswordOf(stored: string, password: string): Promise<boolean> {
  if (!stored.startsWith('$argon2')) return verifyScrypt({ hash: stored, password });
  return verify(stored, password.normalize('NFKC'));
}

/** Is it to be made anew at the next occasion? */
export function isOutdatedHash(stored: string): boolean {
  return !stored.startsWith(CURRENT);
}
