/** The date and time of the call where the business is. An unknown time zone counts as UTC. */
export function localMoment(now: number, timeZone: string): { today: string; time_now: string } {
  const parts = new Map(
    formatter(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return { today: `${of('year')}-${of('month')}-${of('day')}`, time_now: `${of('hour')}:${of('minute')}` };
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const fields = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...fields, timeZone });
  } catch {
    // Intl has no other way to say that it does not know a time zone.
    return new Intl.DateTimeFormat('en-GB', { ...fields, timeZone: 'UTC' });
  }
}
