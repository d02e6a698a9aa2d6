const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago or how soon, as people say it; the date when it is more than a week. */
export function formatRelative(at: number, now: number): string {
  const ago = now - at;
  const apart = Math.abs(ago);
  if (apart < 45_000) return 'just now';
  if (apart < 45 * MINUTE) return relative.format(-Math.round(ago / MINUTE), 'minute');
  if (apart < 22 * HOUR) return relative.format(-Math.round(ago / HOUR), 'hour');
  if (apart < 7 * DAY) return relative.format(-Math.round(ago / DAY), 'day');
  return day.format(at);
}

/** Date and time to the second, in the time zone of the reader. */
export function formatExact(at: number): string {
  return exact.format(at);
}
