import { compileFlow, type Flow, parseFlow } from '@aybiza/flow';
import type { AgentId, CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { createAgent } from '../agents.ts';
import type { NewCall } from '../calls.ts';
import { createFlowVersion, type FlowVersion } from '../flow-versions.ts';
import { createFlow, type Draft } from '../flows.ts';
import { saveStatechart } from '../statecharts.ts';
import type { Db, Tx } from '../transaction.ts';
import { createWorkspace } from '../workspaces.ts';

/** The smallest flow that compiles. */
export function smallFlow(text = 'Hello.'): Flow {
  const parsed = parseFlow({
    schemaVersion: 1,
    name: 'Small',
    nodes: {
      start: { kind: 'start', label: 'Start', data: {} },
      bye: { kind: 'end', label: 'Bye', data: { text, outcome: 'finished' } },
    },
    edges: { e0: { from: { node: 'start', port: 'next' }, to: { node: 'bye' } } },
  });
  if (!parsed.ok) throw new Error(`the small flow is no flow: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

export async function seedWorkspace(db: Db, slug: string): Promise<WorkspaceId> {
  const made = await createWorkspace(db, { name: slug, slug });
  if (made.status !== 'created') throw new Error(`the workspace ${slug} exists already`);
  return made.workspace.id;
}

export interface PublishedAgent {
  agentId: AgentId;
  draft: Draft;
  version: FlowVersion;
}

/** An agent with a draft that has been published once; unless given, the smallest there is. */
export async function seedPublishedAgent(tx: Tx, document: Flow = smallFlow()): Promise<PublishedAgent> {
  const compiled = compileFlow(document);
  if (!compiled.ok) throw new Error(`the flow does not compile: ${JSON.stringify(compiled.error)}`);
  const { hash, statechart } = compiled.value;
  const { id: agentId } = await createAgent(tx, { name: 'Reception' });
  const draft = await createFlow(tx, { agentId, document });
  await saveStatechart(tx, { hash, document: statechart });
  const version = await createFlowVersion(tx, {
    flowId: draft.id,
    name: 'First',
    note: '',
    document,
    statechartHash: hash,
    publishedBy: null,
  });
  return { agentId, draft, version };
}

/** A call for `createCall`, as it arrives from a phone. */
export function aCall(published: PublishedAgent, changes: Partial<NewCall> = {}): NewCall & { id: CallId } {
  return {
    id: newId('call'),
    agentId: published.agentId,
    flowVersionId: published.version.id,
    statechartHash: published.version.statechartHash,
    channel: 'phone',
    direction: 'inbound',
    from: '+41441234567',
    to: '+41447654321',
    callSid: null,
    startedAt: Date.UTC(2026, 10, 22, 9),
    isTest: false,
    practice: false,
    ...changes,
  };
}
