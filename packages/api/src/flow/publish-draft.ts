import { addAuditEntry, type NewAuditEntry } from '@aybiza/db/audit-entries';
import type { Tx } from '@aybiza/db/client';
import { createFlowVersion } from '@aybiza/db/flow-versions';
import type { Draft } from '@aybiza/db/flows';
import { saveStatechart } from '@aybiza/db/statecharts';
import type { compileFlow } from '@aybiza/flow';
import type { FlowVersionId, PlanId } from '@aybiza/foundation/ids';
import type { z } from 'zod';
import { type Release, releaseVersion } from '../deployment/release-version.ts';
import { compileDraft } from './compile-draft.ts';
import type { publishFlowOutput } from './publish-flow.schema.ts';

type Compiled = Extract<ReturnType<typeof compileFlow>, { ok: true }>['value'];

/** Compiles a draft, keeps it as the next version and has it answer: all of it or nothing. `actor`: null for the installation itself. */
export async function publishDraft(
  tx: Tx,
  draft: Draft,
  by: Publishing & { actor: NewAuditEntry['actor'] | null },
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
  { actor, ...words }: Publishing & { actor: NewAuditEntry['actor'] },
): Promise<PublishedVersion> {
  const version = await deploy(tx, { draft, compiled }, { ...words, actor });
  const { note, release = {} } = words;
  const { at, environment, percent } = release;
  const detail = { number: version.number, statechartHash: compiled.hash, note, environment, percent, at };
  await addAuditEntry(tx, { actor, action: 'flow.published', subject: draft.agentId, detail });
  return version;
}

interface Publishing {
  readonly name?: string;
  readonly note: string;
  readonly release?: Release;
  /** Epoch ms. */
  readonly now: number;
}

interface PublishedVersion {
  readonly flowVersionId: FlowVersionId;
  readonly number: number;
  /** Null: it answers now. */
  readonly planId: PlanId | null;
}

async function deploy(
  tx: Tx,
  { draft, compiled: { hash, statechart } }: { draft: Draft; compiled: Compiled },
  { name = '', note, release = {}, now, actor }: Publishing & { actor: NewAuditEntry['actor'] | null },
): Promise<PublishedVersion> {
  const { agentId, document } = draft;
  await saveStatechart(tx, { hash, document: statechart });
  const flow = { flowId: draft.id, document, statechartHash: hash };
  const publishedBy = actor?.id ?? null;
  const { id: flowVersionId, number } = await createFlowVersion(tx, { ...flow, name, note, publishedBy });
  const version = { flowVersionId, statechartHash: hash };
  const planned = await releaseVersion(tx, { ...release, agentId, version, reason: 'published', actor, now });
  return { flowVersionId, number, planId: planned?.planId ?? null };
}
