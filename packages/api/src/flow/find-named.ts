import type { Tx } from '@aybiza/db/client';
import { listCredentials } from '@aybiza/db/credentials';
import { listOutboundAgents } from '@aybiza/db/keep-placement';
import { listCollections } from '@aybiza/db/knowledge-collections';
import { listDocuments } from '@aybiza/db/knowledge-documents';
import type { CompileOptions, Flow } from '@aybiza/flow';
import { agentIdSchema } from '@aybiza/foundation/ids';
import { findSubflows } from './find-subflows.ts';

/** What a flow names of the workspace's: the published flows inside it, who can call somebody, and what can be answered from. */
export async function findNamed(tx: Tx, flow: Flow): Promise<CompileOptions> {
  return {
    subflows: await findSubflows(tx, flow),
    callers: await listOutboundAgents(tx, callersOf(flow)),
    credentials: new Map((await listCredentials(tx)).map(({ name, origins }) => [name, origins])),
    library: {
      documents: new Set((await listDocuments(tx)).map(({ id }): string => id)),
      collections: new Set((await listCollections(tx)).map(({ id }): string => id)),
    },
  };
}

function callersOf({ afterCall }: Flow) {
  const named = afterCall.flatMap((step) => (step.kind === 'callBack' ? [step.data.agent] : []));
  return [...new Set(named)].flatMap((agent) => agentIdSchema.safeParse(agent).data ?? []);
}
