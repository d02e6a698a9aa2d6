const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
type Day = (typeof DAYS)[number];

/** The first of two days of the week, or the second on that very day: the hour that is asked for may be over. */
export function notToday(day: Day, otherwise: Day): Day {
  return DAYS[new Date().getDay()] === day ? otherwise : day;
}
