import type { AfterCallStatus } from '@aybiza/db/after-call-steps';
import { listAgents } from '@aybiza/db/agents';
import { countDeadAfterCallSteps, listAfterCallSteps } from '@aybiza/db/list-after-call-steps';
import { leaveOut } from '../call/leave-out.ts';
import { workspaceProcedure } from '../trpc.ts';
import { listStepsInput, listStepsOutput } from './list-steps.schema.ts';

const GROUPS: Readonly<Record<string, readonly AfterCallStatus[]>> = {
  dead: ['failed', 'unknown'],
  open: ['waiting', 'running'],
};

/** What is done after calls, newest first, page by page. */
export const listSteps = workspaceProcedure({
  role: 'viewer',
  scope: 'calls:read',
  route: 'GET /after-call/steps',
  summary: 'List steps after calls',
})
  .input(listStepsInput)
  .output(listStepsOutput)
  .query(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const { limit, cursor, status, ...filter } = leaveOut(input);
      const statuses = status === undefined ? {} : { statuses: GROUPS[status] ?? [status as AfterCallStatus] };
      const page = { limit: input.limit, ...(cursor === undefined ? {} : { cursor }) };
      const { steps, nextCursor } = await listAfterCallSteps(tx, { ...filter, ...statuses }, page);
      const names = new Map((await listAgents(tx)).map(({ id, name }) => [id, name]));
      return {
        items: steps.map((step) => ({ ...step, agentName: names.get(step.agentId) ?? '' })),
        nextCursor: nextCursor ?? null,
        dead: await countDeadAfterCallSteps(tx),
      };
    }),
  );
