import type { Tx } from '@aybiza/db/client';
import { compileFlow, type Flow } from '@aybiza/flow';
import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { findNamed } from './find-named.ts';
import { getAgentDraft } from './get-agent-draft.ts';
import { readFlow } from './read-flow.ts';

/** A flow that is looked at: an agent's draft, or a document that stands nowhere yet. */
export const givenFlowShape = {
  agentId: agentIdSchema.optional().meta({ description: 'Whose draft is looked at, unless a flow is given.' }),
  flow: z.unknown().optional().meta({ description: 'A flow document that need not be saved.' }),
};
export const givenFlowInput = z
  .strictObject(givenFlowShape)
  .refine(hasOne, { error: 'give an agentId or a flow, not both' });

/** One of both, and no more. */
export function hasOne({ agentId, flow }: { agentId?: unknown; flow?: unknown }): boolean {
  return (agentId === undefined) !== (flow === undefined);
}

/** What was given, and what it compiles to with what it names of the workspace's. @throws AppError `NOT_FOUND`, `FLOW_REFUSED` */
export async function compileGiven(tx: Tx, { agentId, flow }: z.output<typeof givenFlowInput>) {
  const document: Flow = agentId === undefined ? readFlow(flow) : (await getAgentDraft(tx, agentId)).document;
  return { document, compiled: compileFlow(document, await findNamed(tx, document)) };
}
