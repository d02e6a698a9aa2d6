import type { Tx } from '@aybiza/db/client';
import type { Draft } from '@aybiza/db/flows';
import { listOutboundAgents } from '@aybiza/db/keep-placement';
import { compileFlow, type Flow } from '@aybiza/flow';
import { agentIdSchema } from '@aybiza/foundation/ids';
import { findLibrary } from './find-library.ts';
import { findSubflows } from './find-subflows.ts';

/** What a draft compiles to, with the published flows that it names, and whether the agents that are to call somebody can. */
export async function compileDraft(tx: Tx, { document }: Draft): Promise<ReturnType<typeof compileFlow>> {
  const subflows = await findSubflows(tx, document);
  const callers = await listOutboundAgents(tx, callersOf(document));
  return compileFlow(document, { subflows, callers, library: await findLibrary(tx) });
}

function callersOf({ afterCall }: Flow) {
  const named = afterCall.flatMap((step) => (step.kind === 'callBack' ? [step.data.agent] : []));
  return [...new Set(named)].flatMap((agent) => agentIdSchema.safeParse(agent).data ?? []);
}
