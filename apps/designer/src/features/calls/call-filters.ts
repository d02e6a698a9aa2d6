import { agentIdSchema, flowVersionIdSchema } from '@aybiza/foundation/ids';

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
export const CHANNELS = ['phone', 'browser'] as const;
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

/** The filters as the API takes them. Days are those of this browser's clock; `now` in epoch milliseconds. */
export function toInput(filters: CallFilters, now: number) {
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
    ...toPeriod(filters, now),
    ...(isDuration(filters.duration) ? DURATIONS[filters.duration] : {}),
    ...(party === '' ? {} : { party: party.slice(0, 100) }),
  };
}

function isDuration(name: string): name is keyof typeof DURATIONS {
  return Object.hasOwn(DURATIONS, name);
}

function toPeriod({ period, from, to }: CallFilters, now: number): { startedFrom?: number; startedBefore?: number } {
  const days = DAYS[period];
  if (days !== undefined) return { startedFrom: dayStart(new Date(now), 1 - days) };
  if (period !== 'own') return {};
  const [first, last] = [readDay(from), readDay(to)];
  return {
    ...(first === undefined ? {} : { startedFrom: dayStart(first, 0) }),
    ...(last === undefined ? {} : { startedBefore: dayStart(last, 1) }),
  };
}

function readDay(text: string): Date | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  // Before 1970 nobody called; what is no date is none.
  return date.getTime() >= 0 ? date : undefined;
}

/** By the calendar and not by hours: days are not equally long. */
function dayStart(date: Date, days: number): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/** The address of the same list as a file. */
export function fileAddress(input: ReturnType<typeof toInput>): string {
  const entries = Object.entries(input).map(([key, value]) => [key, String(value)]);
  return `/api/calls.csv?${new URLSearchParams(entries)}`;
}
