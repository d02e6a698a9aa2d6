import { StorageError } from './storage-error.ts';

/** Of one value: far more than a piece of a recording or a document has. */
export const MOST_BYTES_IN_MEMORY = 64 * 1024 * 1024;

/** @throws StorageError when a value is too large to be in memory as a whole */
export function checkSize(bytes: number, maxBytes: number): void {
  if (bytes > maxBytes) throw new StorageError('STORAGE_TOO_LARGE', `a value is larger than ${maxBytes} bytes`);
}
