import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from './errors.ts';

/** What a sealed value belongs to: nowhere else, not in another row either, can it be opened. */
export interface SealedPlace {
  workspaceId: string;
  /** What the value is for, with the id of its row, such as `webhook-secret:hook_…`. */
  purpose: string;
}

/** Keeps a workspace's secrets unreadable in the database and in its backups. */
export interface Sealer {
  /** Never the same text twice. */
  seal(value: string, place: SealedPlace): string;
  /** @throws AppError `SEALED_VALUE_UNREADABLE` for another place, another installation's secret, or a changed text. */
  open(sealed: string, place: SealedPlace): string;
}

const VERSION = 'v1';
/** `v1.<nonce>.<ciphertext and tag>`, in base64url. */
const SEALED = /^v1\.([\w-]{16})\.([\w-]{22,})$/;
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Is this a sealed text? What was written before there was sealing is none. */
export function isSealed(text: string): boolean {
  return SEALED.test(text);
}

/** Seals with a key derived from the installation's secret (HKDF), which signs other things too: each has a key of its own. */
export function createSealer(installationSecret: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', installationSecret, '', 'aybiza sealed values v1', KEY_BYTES));
  return {
    seal(value, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(boundTo(place));
      const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [VERSION, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
    },
    open(sealed, place) {
      const [, nonce = '', text = ''] = SEALED.exec(sealed) ?? [];
      const bytes = Buffer.from(text, 'base64url');
      try {
        const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64url'), { authTagLength: TAG_BYTES });
        decipher.setAAD(boundTo(place)).setAuthTag(bytes.subarray(-TAG_BYTES));
        return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
      } catch (cause) {
        const message =
          'a sealed value cannot be read: it belongs elsewhere, or the secret of the installation has changed';
        throw new AppError(message, { code: 'SEALED_VALUE_UNREADABLE', retryable: false, expose: false, cause });
      }
    },
  };
}

/** JSON, so that no two places are one text. */
function boundTo({ workspaceId, purpose }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([VERSION, workspaceId, purpose]));
}
