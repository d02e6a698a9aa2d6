/** The minutes of a unit by each of its names. */
export function durationUnits(
  names: Readonly<Record<'minute' | 'hour' | 'day' | 'week', string>>,
): ReadonlyMap<string, number> {
  const of = (said: string, minutes: number) => said.split(' ').map((name) => [name, minutes] as const);
  return new Map([...of(names.minute, 1), ...of(names.hour, 60), ...of(names.day, 1_440), ...of(names.week, 10_080)]);
}
