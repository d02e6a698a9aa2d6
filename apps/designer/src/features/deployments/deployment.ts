import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import type { WordsOf } from '../../language/strings.ts';
import type { Environment } from '../releases/index.ts';
import type { deploymentStrings } from './strings.ts';

type Words = WordsOf<typeof deploymentStrings>;

/** Which versions of an agent answer. */
export type Deployment = inferRouterOutputs<AppRouter>['deployment']['list'][number];

/** Such as `Version 8, 10 %; Version 7, 90 %`. */
export function describeShares(
  shares: readonly { readonly number: number; readonly percent: number }[],
  strings: Words,
): string {
  return shares.map(({ number, percent }) => strings.share(number, percent)).join('; ');
}

/** How calls ended since the shares are as they are. */
export function describeFigures(
  { calls, contained, transferred }: Deployment['shares'][number]['figures'],
  strings: Words,
): string[] {
  if (calls === 0) return [strings.figures(0)];
  const percent = (part: number) => Math.round((part / calls) * 100);
  return [strings.figures(calls), strings.contained(percent(contained)), strings.transferred(percent(transferred))];
}

/** Where a version of an environment may be taken to, the usual way first. */
export const PROMOTED_TO: Readonly<Record<Environment, readonly Environment[]>> = {
  development: ['staging', 'live'],
  staging: ['live'],
  live: [],
};

/** The version that most callers meet. */
export function mainVersion({ shares }: Pick<Deployment, 'shares'>): number | undefined {
  return shares.toSorted((one, other) => other.percent - one.percent)[0]?.number;
}
