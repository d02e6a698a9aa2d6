import { addAuditEntry, type NewAuditEntry } from '@aybiza/db/audit-entries';
import type { Tx } from '@aybiza/db/client';
import { listDeployments, saveDeployment } from '@aybiza/db/deployments';
import { createFlowVersion } from '@aybiza/db/flow-versions';
import type { Draft } from '@aybiza/db/flows';
import { saveStatechart } from '@aybiza/db/statecharts';
import type { compileFlow } from '@aybiza/flow';
import type { FlowVersionId } from '@aybiza/foundation/ids';
import type { z } from 'zod';
import { withShare } from '../deployment/shares.ts';
import { compileDraft } from './compile-draft.ts';
import type { publishFlowOutput } from './publish-flow.schema.ts';

/** The environment whose deployment answers the agent's numbers. */
const LIVE = 'live';

type Compiled = Extract<ReturnType<typeof compileFlow>, { ok: true }>['value'];

/** Compiles a draft, keeps it as the next version and points the live deployment at it: all of it or nothing. */
export async function publishDraft(
  tx: Tx,
  draft: Draft,
  by: { name: string; note: string; publishedBy: string | null },
): Promise<z.output<typeof publishFlowOutput>> {
  const compiled = await compileDraft(tx, draft);
  if (!compiled.ok) return { status: 'refused', problems: [...compiled.error] };
  const version = await deploy(tx, { draft, compiled: compiled.value }, by);
  return { status: 'published', ...version, warnings: [...compiled.value.warnings] };
}

/** The same with a draft that was compiled before in the same transaction, by somebody: it is written down who. */
export async function publishCompiled(
  tx: Tx,
  { draft, compiled }: { draft: Draft; compiled: Compiled },
  {
    name = '',
    note,
    percent,
    actor,
  }: { name?: string; note: string; percent?: number | undefined; actor: NewAuditEntry['actor'] },
): Promise<{ flowVersionId: FlowVersionId; number: number }> {
  const version = await deploy(tx, { draft, compiled }, { name, note, percent, publishedBy: actor.id });
  const share = percent === undefined ? {} : { percent };
  const detail = { number: version.number, statechartHash: compiled.hash, note, ...share };
  await addAuditEntry(tx, { actor, action: 'flow.published', subject: draft.agentId, detail });
  return version;
}

async function deploy(
  tx: Tx,
  { draft, compiled: { hash, statechart } }: { draft: Draft; compiled: Compiled },
  { percent = 100, ...by }: { name: string; note: string; publishedBy: string | null; percent?: number | undefined },
): Promise<{ flowVersionId: FlowVersionId; number: number }> {
  const { agentId, document } = draft;
  await saveStatechart(tx, { hash, document: statechart });
  const flow = { flowId: draft.id, document, statechartHash: hash };
  const { id: flowVersionId, number } = await createFlowVersion(tx, { ...flow, ...by });
  const live = (await listDeployments(tx, agentId)).find(({ environment }) => environment === LIVE);
  const weights = withShare({ flowVersionId, statechartHash: hash }, percent, live?.weights ?? []);
  const saved = await saveDeployment(tx, { agentId, environment: LIVE, weights, changedBy: by.publishedBy });
  if (saved.status !== 'saved') throw new Error('a version that was just made must be deployable');
  return { flowVersionId, number };
}
