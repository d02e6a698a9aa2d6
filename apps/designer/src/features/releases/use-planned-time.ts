'use client';

import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { releaseStrings } from './strings.ts';

/** Writes a moment (epoch ms) by the clock of a zone (IANA), and says which that is. */
export function usePlannedTime(): (at: number, timeZone: string) => string {
  const { inZone } = useStrings(releaseStrings);
  const { dates } = useFormats();
  return (at, timeZone) => inZone(dates({ timeZone, dateStyle: 'full', timeStyle: 'short' })(at), timeZone);
}
