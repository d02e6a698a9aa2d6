export { createFolderStorage, type FolderStorageOptions } from './folder.ts';
export { openRecordings, type RecordingsEnv } from './open-recordings.ts';
export type { ByteRange, Storage } from './port.ts';
export { StorageError, type StorageErrorCode } from './storage-error.ts';
