import type { StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { findFlowVersion } from '@aybiza/db/flow-versions';
import { compileFlow, type Flow } from '@aybiza/flow';
import { findSubflows } from '../flow/find-subflows.ts';
import { findAgentDraft } from '../flow/get-agent-draft.ts';

interface Drawing {
  flow: Flow;
  /** The published number; null for a draft. */
  version: number | null;
  exact: boolean;
}

/** What a call ran on. A test call ran a draft, which may have been changed since: the hash of what it compiles to tells. */
export async function findDrawing(tx: Tx, call: StoredCall): Promise<Drawing | undefined> {
  if (call.flowVersionId !== null) {
    const version = await findFlowVersion(tx, call.flowVersionId);
    if (version !== undefined) return { flow: version.document, version: version.number, exact: true };
  }
  const draft = await findAgentDraft(tx, call.agentId);
  if (draft === undefined) return undefined;
  // Without the rest of what it names: whether that is still there says nothing about what the call ran on.
  const compiled = compileFlow(draft.document, { subflows: await findSubflows(tx, draft.document) });
  const exact = compiled.ok && compiled.value.hash === call.statechartHash;
  return { flow: draft.document, version: null, exact };
}
