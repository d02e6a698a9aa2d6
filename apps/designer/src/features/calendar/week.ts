const DAY_MS = 86_400_000;

/** One day of a week that is shown. */
export interface Day {
  /** Epoch milliseconds of its noon in UTC: a moment that lies in it in every time zone people book in. */
  noon: number;
  /** 1 is Monday. */
  weekday: number;
  /** `2026-11-23`. */
  date: string;
}

/** Seven days by the reader's own calendar, beginning `offset` weeks after today: what is booked lies ahead. */
export function weekOf(now: number, offset: number): Day[] {
  const today = new Date(now);
  const noon = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate(), 12);
  return Array.from({ length: 7 }, (_, index) => {
    const at = noon + (index + offset * 7) * DAY_MS;
    return { noon: at, weekday: new Date(at).getUTCDay() || 7, date: new Date(at).toISOString().slice(0, 10) };
  });
}

/** What to ask the server for: a day more on both ends, so that no time zone is cut off. */
export function rangeOf(days: readonly Day[]): { from: number; before: number } {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) throw new Error('a week has days');
  return { from: first.noon - 2 * DAY_MS, before: last.noon + 2 * DAY_MS };
}

/** The date of a moment on the wall calendar of a time zone, as `2026-11-23`. */
export function dateIn(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}

/** Minutes since midnight as `09:30`. */
export function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
