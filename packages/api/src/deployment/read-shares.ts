import type { Tx } from '@aybiza/db/client';
import type { DeploymentWeight } from '@aybiza/db/deployments';
import { type FlowVersionEntry, listFlowVersions } from '@aybiza/db/flow-versions';
import { listFlows } from '@aybiza/db/flows';
import type { AgentId } from '@aybiza/foundation/ids';
import type { Share } from './deployment.schema.ts';
import { toPercents } from './shares.ts';

/** The versions of an agent, as its deployment is spoken of to people. */
export interface KnownVersions {
  readonly versions: ReadonlyMap<string, FlowVersionEntry>;
  /** The numbers of versions by their ids. */
  readonly numberOf: ReadonlyMap<string, number>;
  toShares(weights: readonly DeploymentWeight[]): Share[];
}

export async function readShares(tx: Tx, agentId: AgentId): Promise<KnownVersions> {
  const versions = new Map<string, FlowVersionEntry>();
  for (const { id } of await listFlows(tx, agentId)) {
    for (const version of await listFlowVersions(tx, id)) versions.set(version.id, version);
  }
  return {
    versions,
    numberOf: new Map([...versions].map(([id, { number }]) => [id, number])),
    toShares(weights) {
      const percents = toPercents(weights);
      return weights.map(({ flowVersionId }, index) => ({
        flowVersionId,
        number: versions.get(flowVersionId)?.number ?? 0,
        name: versions.get(flowVersionId)?.name ?? '',
        percent: percents[index] ?? 0,
      }));
    },
  };
}
