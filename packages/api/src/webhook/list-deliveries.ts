import { listNewestDeliveries } from '@aybiza/db/webhook-deliveries';
import { workspaceProcedure } from '../trpc.ts';
import { listDeliveriesOutput } from './list-deliveries.schema.ts';

/** As many as somebody looks through. */
const MOST = 50;

/** What the workspace's webhooks were told lately; what was given up first. */
export const listDeliveries = workspaceProcedure({
  role: 'editor',
  scope: 'webhooks:read',
  route: 'GET /webhooks/deliveries',
  summary: 'List deliveries of webhooks',
})
  .output(listDeliveriesOutput)
  .query(({ ctx }) => ctx.inWorkspace((tx) => listNewestDeliveries(tx, MOST)));
