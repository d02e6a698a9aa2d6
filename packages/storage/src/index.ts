export { createFolderStorage, type FolderStorageOptions } from './folder.ts';
export { openRecordings } from './open-recordings.ts';
export type { ByteRange, Storage } from './port.ts';
export { type RecordingsEnv, recordingsEnv } from './recordings-env.ts';
export { StorageError, type StorageErrorCode } from './storage-error.ts';
