import { StorageError } from './storage-error.ts';

const MAX_KEY_LENGTH = 512;
const PART = '[a-zA-Z0-9_-][a-zA-Z0-9_.-]{0,127}';
const KEY = new RegExp(`^${PART}(?:/${PART})*$`);

/** @throws StorageError unless the key is one no store reads as anything but a name: no `..`, no root, no device. */
export function checkKey(key: string): void {
  if (key.length > MAX_KEY_LENGTH || !KEY.test(key)) throw invalid('a key');
}

/** @throws StorageError unless the prefix is empty, or a key followed by a slash. */
export function checkPrefix(prefix: string): void {
  if (prefix === '') return;
  if (!prefix.endsWith('/')) throw invalid('a prefix');
  checkKey(prefix.slice(0, -1));
}

function invalid(what: string): StorageError {
  return new StorageError('STORAGE_KEY_INVALID', `not ${what} that can be stored under`);
}
