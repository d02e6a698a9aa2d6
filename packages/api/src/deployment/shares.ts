import type { DeploymentChange, DeploymentWeight } from '@aybiza/db/deployments';

/** Whole percent of callers, adding up to 100: the largest version takes what rounding leaves. */
export function toPercents(weights: readonly DeploymentWeight[]): number[] {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  const percents = weights.map(({ weight }) => Math.round((weight / total) * 100));
  const largest = percents.indexOf(Math.max(...percents));
  const left = 100 - percents.reduce((sum, percent) => sum + percent, 0);
  return percents.map((percent, index) => (index === largest ? percent + left : percent));
}

/**
 * What answered before the newest version of now did: the latest state whose versions are all older. A version that was rolled back is newer
 * than what it was rolled back to, and is not returned to. Undefined where there was nothing before.
 * @param changes the present state first
 * @param numberOf the numbers of versions by their ids
 */
export function findStateBefore(
  changes: readonly Pick<DeploymentChange, 'weights'>[],
  numberOf: ReadonlyMap<string, number>,
): readonly DeploymentWeight[] | undefined {
  const newest = (weights: readonly DeploymentWeight[]) =>
    Math.max(...weights.map(({ flowVersionId }) => numberOf.get(flowVersionId) ?? Number.POSITIVE_INFINITY));
  const [now, ...earlier] = changes;
  return now && earlier.find(({ weights }) => newest(weights) < newest(now.weights))?.weights;
}
