import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { campaignsStrings } from './strings.ts';

const DAY_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;

/** Minutes as people say them: `15 min`, `2 h`, `1 day`. */
export function usePauseWords(): (minutes: number) => string {
  const strings = useStrings(campaignsStrings);
  const { duration } = useFormats();
  return (minutes) =>
    minutes % DAY_MINUTES === 0 ? strings.days(minutes / DAY_MINUTES) : duration(minutes * MINUTE_MS);
}
