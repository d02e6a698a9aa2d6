import type { ClockTime } from './heard-language.ts';

/** "A quarter to four". @param minutes up to 59 */
export function minutesBefore(hour: number, minutes: number): ClockTime {
  return { hour: hour === 1 ? 12 : hour === 0 ? 23 : hour - 1, minute: 60 - minutes };
}
