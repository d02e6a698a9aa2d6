import { AppError } from '@aybiza/foundation/errors';

/** Why a request to an address that a user configured was not made, or brought nothing. */
export type SafeFetchErrorCode =
  | 'ADDRESS_REFUSED'
  | 'REQUEST_INVALID'
  | 'RESPONSE_INVALID'
  | 'RESPONSE_TOO_LARGE'
  | 'TIMED_OUT'
  | 'UNREACHABLE'
  | 'ABORTED'
  | 'CREDENTIAL_REFUSED';

/** Every refused address gets this one sentence: which rule refused it would map our network for an attacker. */
const ADDRESS_REFUSED = 'This address is not allowed.';

const RETRYABLE: ReadonlySet<SafeFetchErrorCode> = new Set<SafeFetchErrorCode>(['TIMED_OUT', 'UNREACHABLE']);

/** A request that was refused or failed; the message may be shown to whoever configured the address. */
export class SafeFetchError extends AppError {
  readonly fetchCode: SafeFetchErrorCode;

  constructor(code: SafeFetchErrorCode, message: string, cause?: unknown) {
    super(message, { code, retryable: RETRYABLE.has(code), expose: true, cause });
    this.name = 'SafeFetchError';
    this.fetchCode = code;
  }
}

/** The one refusal of an address, without a reason. */
export function addressRefused(): SafeFetchError {
  return new SafeFetchError('ADDRESS_REFUSED', ADDRESS_REFUSED);
}
