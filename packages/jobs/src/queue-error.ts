import { AppError } from '@aybiza/foundation/errors';

/** Why the queue cannot be used. */
export type QueueErrorCode = 'QUEUE_UNAVAILABLE' | 'QUEUE_NOT_MIGRATED' | 'QUEUE_SETTINGS_UNSAFE';

/** The one way this package makes an operational error. */
export function queueError(code: QueueErrorCode, details: { message: string; cause?: unknown }): AppError {
  const retryable = code === 'QUEUE_UNAVAILABLE';
  return new AppError(details.message, { code, retryable, expose: false, cause: details.cause });
}
