export type { SafeFetchRequest } from './check-request.ts';
export { createGuard, type Guard, type GuardOptions, type MailWay } from './guard.ts';
export { createSafeFetch, type SafeFetch, type SafeFetchOptions, type SafeFetchResponse } from './safe-fetch.ts';
export { SafeFetchError, type SafeFetchErrorCode } from './safe-fetch-error.ts';
