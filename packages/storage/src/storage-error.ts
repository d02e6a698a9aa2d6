import { AppError } from '@aybiza/foundation/errors';

export type StorageErrorCode = 'STORAGE_KEY_INVALID' | 'STORAGE_TOO_LARGE' | 'STORAGE_UNAVAILABLE';

/** A value could not be kept or fetched; only an unavailable store is worth another try. */
export class StorageError extends AppError {
  readonly storageCode: StorageErrorCode;

  constructor(code: StorageErrorCode, message: string, cause?: unknown) {
    super(message, { code, retryable: code === 'STORAGE_UNAVAILABLE', expose: false, cause });
    this.name = 'StorageError';
    this.storageCode = code;
  }
}
