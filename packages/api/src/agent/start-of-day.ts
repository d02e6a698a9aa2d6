/** The last midnight on the wall clocks of a time zone, in epoch milliseconds. On a day whose clocks change it may be an hour off. */
export function startOfDay(now: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', timeStyle: 'medium' });
  const [hours = 0, minutes = 0, seconds = 0] = clock.format(now).split(':').map(Number);
  return now - (now % 1_000) - (hours * 3_600 + minutes * 60 + seconds) * 1_000;
}
