import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import type { WordsOf } from '../../language/strings.ts';
import type { numberStrings } from './strings.ts';

/** Which versions of an agent answer. */
export type Deployment = inferRouterOutputs<AppRouter>['deployment']['list'][number];

/** Such as `Version 8, 10 %; Version 7, 90 %`. */
export function describeShares(
  shares: readonly { readonly number: number; readonly percent: number }[],
  strings: WordsOf<typeof numberStrings>,
): string {
  return shares.map(({ number, percent }) => strings.share(number, percent)).join('; ');
}
