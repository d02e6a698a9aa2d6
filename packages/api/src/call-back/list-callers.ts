import { listAgents } from '@aybiza/db/agents';
import { listOutboundAgents } from '@aybiza/db/keep-placement';
import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { workspaceProcedure } from '../trpc.ts';

/** The agents that can call somebody, and what each is told before. */
export const listCallers = workspaceProcedure({
  role: 'viewer',
  scope: 'agents:read',
  route: 'GET /callers',
  summary: 'List agents that can call somebody',
})
  .output(z.array(z.object({ id: agentIdSchema, name: z.string(), inputs: z.array(z.string()) })))
  .query(({ ctx }) =>
    ctx.inWorkspace(async (tx) => {
      const agents = await listAgents(tx);
      const callers = await listOutboundAgents(
        tx,
        agents.map(({ id }) => id),
      );
      return agents.flatMap(({ id, name }) => {
        const inputs = callers.get(id);
        return inputs === undefined ? [] : [{ id, name, inputs: [...inputs] }];
      });
    }),
  );
