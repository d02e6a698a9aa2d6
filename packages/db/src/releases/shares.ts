import type { DeploymentWeight } from '../deployments.ts';

/** A version for some of the callers; the others stay with whichever other version most of them have. */
export function withShare(
  version: Omit<DeploymentWeight, 'weight'>,
  percent: number,
  before: readonly DeploymentWeight[],
): DeploymentWeight[] {
  const [most] = before
    .filter(({ flowVersionId }) => flowVersionId !== version.flowVersionId)
    .toSorted((one, other) => other.weight - one.weight);
  if (most === undefined || percent === 100) return [{ ...version, weight: 100 }];
  return [
    { ...version, weight: percent },
    { ...most, weight: 100 - percent },
  ];
}

/** What is left when a version is taken away from all its callers; they are shared as the others share theirs. */
export function withoutVersion(weights: readonly DeploymentWeight[], flowVersionId: string): DeploymentWeight[] {
  return weights.filter((weight) => weight.flowVersionId !== flowVersionId);
}

/** How large a part of the callers meets a version, 0 to 1. */
export function shareOfVersion(weights: readonly DeploymentWeight[], flowVersionId: string): number {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  return (weights.find((weight) => weight.flowVersionId === flowVersionId)?.weight ?? 0) / total;
}
