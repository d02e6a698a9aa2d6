/** What a webhook's address asks of Twilio in its fragment, which is neither sent nor signed (Twilio: connection overrides). */
export interface ConnectionOverrides {
  /** Further tries. */
  readonly retries: number;
  /** After which failures: no connection, no answer, or an answer of that class. */
  readonly retryOn: ReadonlySet<RetryReason>;
}

export type RetryReason = 'ct' | 'rt' | '4xx' | '5xx';

const REASONS: readonly RetryReason[] = ['ct', 'rt', '4xx', '5xx'];
const MAX_RETRIES = 5;
/** Twilio tries once more, and only when no connection came about. */
const DEFAULTS: ConnectionOverrides = { retries: 1, retryOn: new Set(['ct']) };

export function readOverrides(url: string): ConnectionOverrides {
  const [, fragment = ''] = url.split('#');
  const asked = new URLSearchParams(fragment);
  const retries = Number(asked.get('rc') ?? DEFAULTS.retries);
  const policy = asked.get('rp')?.split(',');
  const retryOn =
    policy === undefined
      ? DEFAULTS.retryOn
      : new Set(REASONS.filter((reason) => policy.includes('all') || policy.includes(reason)));
  const isValid = Number.isInteger(retries) && retries >= 0 && retries <= MAX_RETRIES;
  return { retries: isValid ? retries : DEFAULTS.retries, retryOn };
}
