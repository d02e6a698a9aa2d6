export { createFolderStorage, type FolderStorageOptions } from './folder.ts';
export type { ByteRange, Storage } from './port.ts';
export { StorageError, type StorageErrorCode } from './storage-error.ts';
