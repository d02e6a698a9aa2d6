import type { Tx } from '@aybiza/db/client';
import { saveDeployment } from '@aybiza/db/deployments';
import { createFlowVersion } from '@aybiza/db/flow-versions';
import type { Draft } from '@aybiza/db/flows';
import { saveStatechart } from '@aybiza/db/statecharts';
import { compileFlow } from '@aybiza/flow';
import type { z } from 'zod';
import { findSubflows } from './find-subflows.ts';
import type { publishFlowOutput } from './publish-flow.schema.ts';

/** The environment whose deployment answers the agent's numbers. */
const LIVE = 'live';

/** Compiles a draft, keeps it as the next version and points the live deployment at it: all of it or nothing. */
export async function publishDraft(
  tx: Tx,
  draft: Draft,
  by: { note: string; publishedBy: string | null },
): Promise<z.output<typeof publishFlowOutput>> {
  const { agentId, document } = draft;
  const compiled = compileFlow(document, { subflows: await findSubflows(tx, document) });
  if (!compiled.ok) return { status: 'refused', problems: [...compiled.error] };
  const { hash, statechart, warnings } = compiled.value;
  await saveStatechart(tx, { hash, document: statechart });
  const flow = { flowId: draft.id, name: document.name, document, statechartHash: hash };
  const { id: flowVersionId, number } = await createFlowVersion(tx, { ...flow, ...by });
  const weights = [{ flowVersionId, statechartHash: hash, weight: 1 }];
  const saved = await saveDeployment(tx, { agentId, environment: LIVE, weights });
  if (saved.status !== 'saved') throw new Error('a version that was just made must be deployable');
  return { status: 'published', flowVersionId, number, warnings: [...warnings] };
}
