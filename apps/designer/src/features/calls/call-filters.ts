import { agentIdSchema, flowVersionIdSchema } from '@aybiza/foundation/ids';
import { dayStarts, isDay, localDay, shiftDay } from '@aybiza/foundation/local-day';

/** What a person looks for, as it stands in the page's address; an empty text means everything. */
export interface CallFilters {
  text: string;
  agent: string;
  version: string;
  status: string;
  outcome: string;
  channel: string;
  kind: string;
  period: string;
  /** Dates, for a period of one's own: the first day and the last. */
  from: string;
  to: string;
  duration: string;
  party: string;
}

export const NO_FILTERS: CallFilters = {
  text: '',
  agent: '',
  version: '',
  status: '',
  outcome: '',
  channel: '',
  kind: '',
  period: '',
  from: '',
  to: '',
  duration: '',
  party: '',
};

export const STATUSES = ['live', 'ended', 'failed'] as const;
export const CHANNELS = ['phone', 'browser', 'widget'] as const;
export const KINDS = ['real', 'test'] as const;
export const PERIODS = ['today', 'week', 'month', 'own'] as const;
/** By length, in milliseconds. */
export const DURATIONS = {
  short: { maxDurationMs: 29_999 },
  medium: { minDurationMs: 30_000, maxDurationMs: 179_999 },
  long: { minDurationMs: 180_000 },
} as const;

/** Days back that a period has, today included. */
const DAYS: Readonly<Record<string, number>> = { today: 1, week: 7, month: 30 };

const KEYS = Object.keys(NO_FILTERS).filter(isKey);
function isKey(key: string): key is keyof CallFilters {
  return key in NO_FILTERS;
}

/** The filters of an address. What it does not know, or somebody has written into it, counts for nothing. */
export function readFilters(address: string): CallFilters {
  const query = new URLSearchParams(address);
  const filters = { ...NO_FILTERS };
  for (const key of KEYS) filters[key] = query.get(key) ?? '';
  return filters;
}

/** The filters as an address has them, without a question mark; empty for none. */
export function writeFilters(filters: CallFilters): string {
  const entries = KEYS.map((key) => [key, filters[key].trim()] as const).filter(([, value]) => value !== '');
  return new URLSearchParams(entries.map(([key, value]) => [key, value])).toString();
}

/** How many filters narrow the list down, without the search. */
export function countFilters(filters: CallFilters): number {
  const { text: _text, from: _from, to: _to, ...rest } = filters;
  return Object.values(rest).filter((value) => value.trim() !== '').length;
}

/** Whose days are meant (IANA), and what time it is, in epoch milliseconds. */
export interface Clocks {
  readonly timeZone: string;
  readonly now: number;
}

/** The filters as the API takes them. */
export function toInput(filters: CallFilters, clocks: Clocks) {
  const status = STATUSES.find((known) => known === filters.status);
  const channel = CHANNELS.find((known) => known === filters.channel);
  const agentId = agentIdSchema.safeParse(filters.agent).data;
  const flowVersionId = flowVersionIdSchema.safeParse(filters.version).data;
  const [text, outcome, party] = [filters.text.trim(), filters.outcome.trim(), filters.party.trim()];
  return {
    ...(text === '' ? {} : { text: text.slice(0, 200) }),
    ...(agentId === undefined ? {} : { agentId }),
    ...(flowVersionId === undefined ? {} : { flowVersionId }),
    ...(status === undefined ? {} : { status }),
    ...(outcome === '' ? {} : { outcome: outcome.slice(0, 200) }),
    ...(channel === undefined ? {} : { channel }),
    ...(filters.kind === 'real' || filters.kind === 'test' ? { isTest: filters.kind === 'test' } : {}),
    ...toPeriod(filters, clocks),
    ...(isDuration(filters.duration) ? DURATIONS[filters.duration] : {}),
    ...(party === '' ? {} : { party: party.slice(0, 100) }),
  };
}

function isDuration(name: string): name is keyof typeof DURATIONS {
  return Object.hasOwn(DURATIONS, name);
}

function toPeriod(
  { period, from, to }: CallFilters,
  { timeZone, now }: Clocks,
): { startedFrom?: number; startedBefore?: number } {
  const dayStart = dayStarts(timeZone);
  const days = DAYS[period];
  if (days !== undefined) return { startedFrom: dayStart(shiftDay(localDay(now, timeZone), 1 - days)) };
  if (period !== 'own') return {};
  return {
    ...(isDay(from) ? { startedFrom: dayStart(from) } : {}),
    ...(isDay(to) ? { startedBefore: dayStart(shiftDay(to, 1)) } : {}),
  };
}

/** The address of the same list as a file. */
export function fileAddress(input: ReturnType<typeof toInput>): string {
  const entries = Object.entries(input).map(([key, value]) => [key, String(value)]);
  return `/api/calls.csv?${new URLSearchParams(entries)}`;
}
