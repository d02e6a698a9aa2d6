const DAY_MS = 86_400_000;

/**
 * From a wall-clock time, written as if it were UTC, to the moment it means in a zone. A time that the clock skips in
 * spring has no moment; of one that comes twice in autumn the first is meant.
 */
export function wallClock(timeZone: string): (wall: number) => number | undefined {
  const offsetAt = zoneOffset(timeZone);
  return (wall) => {
    // Around a change the offset is one of the two that hold a day before and a day after.
    const offsets = [offsetAt(wall - DAY_MS), offsetAt(wall + DAY_MS)];
    const moments = offsets.map((offset) => wall - offset).filter((moment) => moment + offsetAt(moment) === wall);
    return moments.length === 0 ? undefined : Math.min(...moments);
  };
}

/** How far a zone's wall clock is ahead of UTC at a moment, in milliseconds. */
function zoneOffset(timeZone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (moment) => {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return wall - Math.floor(moment / 1000) * 1000;
  };
}
