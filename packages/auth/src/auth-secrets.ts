import { createHash } from 'node:crypto';

/** The installation's secret, and the one that it replaces while anything is left that it encrypted. */
export interface AuthSecrets {
  secret: string;
  previousSecret?: string | undefined;
}

/**
 * As better-auth wants them, the one of today first. Each value is told from others by a number of its own, which stands before what it encrypted: the first
 * 31 bits of its hash.
 */
export function versionedSecrets({ secret, previousSecret }: AuthSecrets): { version: number; value: string }[] {
  return [secret, ...(previousSecret === undefined ? [] : [previousSecret])].map((value) => ({
    version: createHash('sha256').update(`aybiza secret version:${value}`).digest().readUInt32BE() >>> 1,
    value,
  }));
}
