import type { Flow } from './flow.ts';
import { readPhoneNumber, withPlus } from './phone-number.ts';
import { fixOf, mended, type Problem, problem } from './problem.ts';
import { say } from './sentences/say.ts';

/** What is wrong with what holds for the whole flow. */
export function checkSettings({ settings: { fallbackNumber } }: Flow): Problem[] {
  if (fallbackNumber === undefined || readPhoneNumber(fallbackNumber) !== undefined) return [];
  const path = ['settings', 'fallbackNumber'];
  const international = readPhoneNumber(withPlus(fallbackNumber));
  const fix =
    international === undefined
      ? fixOf(say('fix.removeNumber'), [{ path }])
      : fixOf(say('fix.writeAs', international), [{ path, value: international }]);
  return [mended(problem('BAD_NUMBER', { field: path.join('.') }, say('BAD_NUMBER.fallback')), fix)];
}
