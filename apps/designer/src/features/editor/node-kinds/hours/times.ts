/** Open from, and until just before; one that ends no later than it begins goes on past midnight. */
export interface OpenRange {
  readonly from: string;
  readonly to: string;
}

const WRITTEN = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?$/i;

/** A time as people write it: “9”, “9:30”, “930”, “5 pm”. Undefined for anything else. */
export function readTime(written: string): string | undefined {
  const [, hours, minutes = '00', half] = WRITTEN.exec(written.trim()) ?? [];
  if (hours === undefined) return undefined;
  const inHalf = Number(hours) % 12;
  const hour = half === undefined ? Number(hours) : half.toLowerCase() === 'pm' ? inHalf + 12 : inHalf;
  if (half !== undefined && (Number(hours) < 1 || Number(hours) > 12)) return undefined;
  const isTime = Number(minutes) < 60 && (hour < 24 || (hour === 24 && minutes === '00'));
  return isTime ? `${String(hour).padStart(2, '0')}:${minutes}` : undefined;
}

/** The next full quarter of an hour, or the one before. It stays within the day. */
export function nextQuarter(time: string, step: -1 | 1): string {
  const quarter = minutesOf(time) / 15;
  const next = step === 1 ? Math.floor(quarter) + 1 : Math.ceil(quarter) - 1;
  return toTime(Math.min(Math.max(next, 0), 96) * 15);
}

/** More hours for a day: those of an office at first, an hour after the last ones later. Undefined when the day is full. */
export function nextRange(ranges: readonly OpenRange[]): OpenRange | undefined {
  if (ranges.length === 0) return { from: '09:00', to: '17:00' };
  const last = Math.max(...ranges.map((range) => (isPastMidnight(range) ? 1440 : minutesOf(range.to))));
  const from = last + 60;
  if (from >= 1440) return undefined;
  return { from: toTime(from), to: toTime(Math.min(Math.max(from + 60, minutesOf('17:00')), 1440)) };
}

export function isPastMidnight({ from, to }: OpenRange): boolean {
  return to <= from;
}

/** Do some of the hours of a day run into each other? */
export function doOverlap(ranges: readonly OpenRange[]): boolean {
  const inOrder = ranges.toSorted((left, right) => (left.from < right.from ? -1 : 1));
  return inOrder.some((range, index) => {
    const next = inOrder[index + 1];
    return next !== undefined && (isPastMidnight(range) || next.from < range.to);
  });
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function toTime(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
