import { workspaceProcedure } from '../trpc.ts';
import { describeOutbound } from './describe-outbound.ts';
import { outboundOutput } from './usage.schema.ts';

/** How much agents may call others, and what has been refused. */
export const getOutbound = workspaceProcedure({
  role: 'viewer',
  scope: 'usage:read',
  route: 'GET /usage/outbound',
  summary: 'Get the caps on calls that agents place',
})
  .output(outboundOutput)
  .query(({ ctx }) => ctx.inWorkspace((tx) => describeOutbound(tx, ctx.services.clock.now())));
