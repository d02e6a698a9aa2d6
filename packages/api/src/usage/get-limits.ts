import { workspaceProcedure } from '../trpc.ts';
import { describeLimits } from './describe-limits.ts';
import { limitsOutput } from './usage.schema.ts';

/** How much a workspace allows itself, and how much of that is used. */
export const getLimits = workspaceProcedure({
  role: 'viewer',
  scope: 'usage:read',
  route: 'GET /usage/limits',
  summary: 'Get the limits, and how far they are used',
})
  .output(limitsOutput)
  .query(({ ctx }) => ctx.inWorkspace((tx) => describeLimits(tx, ctx.services.clock.now())));
