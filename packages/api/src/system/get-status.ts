import { findEquipment } from '../provider/find-equipment.ts';
import { workspaceProcedure } from '../trpc.ts';
import { getStatusOutput } from './get-status.schema.ts';

/** Which vendors are practice equipment, so that nobody takes a rehearsal for the real thing. */
export const getStatus = workspaceProcedure({
  role: 'viewer',
  scope: 'system:read',
  route: 'GET /status',
  summary: 'Which vendors are connected',
})
  .output(getStatusOutput)
  .query(async ({ ctx }) => ({
    equipment: await ctx.inWorkspace((tx) => findEquipment(tx, ctx.services.equipment)),
  }));
