export { createFolderStorage, type FolderStorageOptions } from './folder.ts';
export type { Storage } from './port.ts';
export { StorageError, type StorageErrorCode } from './storage-error.ts';
