import type { Flow } from './flow.ts';
import { readPhoneNumber, withPlus } from './phone-number.ts';
import { mended, type Problem, problem } from './problem.ts';

/** What is wrong with what holds for the whole flow. */
export function checkSettings({ settings: { fallbackNumber } }: Flow): Problem[] {
  if (fallbackNumber === undefined || readPhoneNumber(fallbackNumber) !== undefined) return [];
  const message =
    'Nobody is reached when a call breaks down: write the fallback number with its country code, such as +44 20 7946 0018.';
  const path = ['settings', 'fallbackNumber'];
  const international = readPhoneNumber(withPlus(fallbackNumber));
  const fix =
    international === undefined
      ? { label: 'Remove the fallback number', edits: [{ path }] }
      : { label: `Write it as ${international}`, edits: [{ path, value: international }] };
  return [mended(problem('BAD_NUMBER', { field: path.join('.') }, message), fix)];
}
