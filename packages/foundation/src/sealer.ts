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
  /**
   * The same value sealed with the installation's secret of today; undefined where it is already. A text that was never sealed is sealed.
   * @throws AppError `SEALED_VALUE_UNREADABLE` as above
   */
  sealAnew(sealed: string, place: SealedPlace): string | undefined;
}

/**
 * `v2.<wrapped data key>.<wrapped value>`, each a nonce, a ciphertext and a tag in base64url: every value has a key of its own, and only
 * that key is encrypted with the installation's.
 */
const SEALED = /^v2\.([\w-]{80})\.([\w-]{38,})$/;
/** `v1.<nonce>.<ciphertext and tag>`: what was sealed with the installation's key itself. Still opened, not made any more. */
const SEALED_V1 = /^v1\.([\w-]{16})\.([\w-]{22,})$/;
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Is this a sealed text? What was written before there was sealing is none. */
export function isSealed(text: string): boolean {
  return SEALED.test(text) || SEALED_V1.test(text);
}

/**
 * Seals with keys derived from the installation's secret (HKDF), which signs other things too: each has a key of its own. `previous`: the
 * secret that this one replaces, while there is anything left that was sealed with it; it opens and never seals.
 */
export function createSealer(installationSecret: string, { previous }: { previous?: string | undefined } = {}): Sealer {
  const current = createKeys(installationSecret);
  const former = previous === undefined ? [] : [createKeys(previous)];
  const open: Sealer['open'] = (sealed, place) => {
    let cause: unknown;
    for (const keys of [current, ...former]) {
      try {
        return keys.read(sealed, place).toString('utf8');
      } catch (error) {
        cause ??= error;
      }
    }
    const message =
      'a sealed value cannot be read: it belongs elsewhere, or the secret of the installation has changed';
    throw new AppError(message, { code: 'SEALED_VALUE_UNREADABLE', retryable: false, expose: false, cause });
  };
  return {
    seal: current.seal,
    open,
    sealAnew(sealed, place) {
      if (SEALED.test(sealed) && isReadBy(current, sealed, place)) return undefined;
      return current.seal(isSealed(sealed) ? open(sealed, place) : sealed, place);
    },
  };
}

interface Keys {
  seal: Sealer['seal'];
  /** @throws Error when the text was not sealed with them, or for another place */
  read(sealed: string, place: SealedPlace): Buffer;
}

function isReadBy(keys: Keys, sealed: string, place: SealedPlace): boolean {
  try {
    keys.read(sealed, place);
    return true;
  } catch {
    return false; // sealed with another secret, or not readable at all: whoever opens it then says so
  }
}

function createKeys(secret: string): Keys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, KEY_BYTES));
  const wrappingKey = derive('aybiza sealing key v2');
  const keyV1 = derive('aybiza sealed values v1');
  const read = (sealed: string, place: SealedPlace): Buffer => {
    const [, wrapped, value] = SEALED.exec(sealed) ?? [];
    if (wrapped !== undefined && value !== undefined) {
      const dataKey = decrypt(fromText(wrapped), wrappingKey, boundTo('v2 key', place));
      return decrypt(fromText(value), dataKey, boundTo('v2', place));
    }
    const [, nonce = '', text = ''] = SEALED_V1.exec(sealed) ?? [];
    return decrypt(Buffer.concat([fromText(nonce), fromText(text)]), keyV1, boundTo('v1', place));
  };
  return {
    seal(value, place) {
      const dataKey = randomBytes(KEY_BYTES);
      const wrapped = encrypt(dataKey, wrappingKey, boundTo('v2 key', place));
      return ['v2', wrapped, encrypt(Buffer.from(value), dataKey, boundTo('v2', place))].join('.');
    },
    read,
  };
}

function encrypt(value: Uint8Array, key: Uint8Array, bound: Uint8Array): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(value), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** Nonce, ciphertext and tag. @throws Error when any of it, the key or the place is not the right one */
function decrypt(bytes: Buffer, key: Uint8Array, bound: Uint8Array): Buffer {
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(bound).setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

/** As strict as it is written: no two texts are the same bytes. */
function fromText(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new Error('not base64url');
  return bytes;
}

/** JSON, so that no two places are one text. */
function boundTo(version: string, { workspaceId, purpose }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([version, workspaceId, purpose]));
}
