import { AppError } from '@aybiza/foundation/errors';

/** What better-auth throws where it looks something up is the database. */
export function unavailable(cause: unknown): never {
  const options = { code: 'DATABASE_UNAVAILABLE', retryable: true, expose: false, cause };
  throw new AppError('the accounts and sessions cannot be read', options);
}
