import type { BackTest } from '@aybiza/db/back-tests';
import type { Tx } from '@aybiza/db/client';
import { findFlowVersion } from '@aybiza/db/flow-versions';
import type { FlowVersionId } from '@aybiza/foundation/ids';
import { getAgentDraft } from '../flow/get-agent-draft.ts';

/**
 * Which published version calls were taken through, null for a draft, and what its steps are called, by their ids. Of a draft that is the
 * present one: a step that is not there any more has only its id.
 */
export async function describeTestedFlow(
  tx: Tx,
  { agentId, flowVersionId }: Pick<BackTest, 'agentId' | 'flowVersionId'>,
): Promise<{ version: { id: FlowVersionId; number: number } | null; labels: Record<string, string> }> {
  const version = flowVersionId === null ? undefined : await findFlowVersion(tx, flowVersionId);
  const { nodes } = (version ?? (await getAgentDraft(tx, agentId))).document;
  return {
    version: version === undefined ? null : { id: version.id, number: version.number },
    labels: Object.fromEntries(Object.entries(nodes).map(([id, { label }]) => [id, label])),
  };
}
