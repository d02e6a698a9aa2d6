import { useFormats } from '../../formats/use-formats.ts';

/** A Monday. */
const MONDAY = { year: 2024, month: 0, day: 1 };

/** What a day of the week is called in short, counted from 0, Monday. */
export function useDayNames(): (day: number) => string {
  const name = useFormats().dates({ weekday: 'short' });
  return (day) => name(new Date(MONDAY.year, MONDAY.month, MONDAY.day + day, 12).getTime());
}
