import { listWidgets as listStoredWidgets } from '@aybiza/db/widgets';
import { findAnswerer } from '../agent/deployment-of.ts';
import { workspaceProcedure } from '../trpc.ts';
import { embedOf } from './embed-of.ts';
import { listWidgetsOutput } from './widget.schema.ts';

/** The widgets on a business's web sites, and who answers there. */
export const listWidgets = workspaceProcedure({
  role: 'viewer',
  scope: 'widgets:read',
  route: 'GET /widgets',
  summary: 'List web widgets',
})
  .output(listWidgetsOutput)
  .query(({ ctx }) =>
    ctx.inWorkspace(async (tx) => {
      const widgets = [];
      for (const { deploymentId, createdAt: _, ...widget } of await listStoredWidgets(tx)) {
        const agent = await findAnswerer(tx, deploymentId);
        // A widget goes with its agent: this one goes at the moment.
        if (agent !== undefined) widgets.push({ ...widget, agent, embed: embedOf(widget.id, ctx.services) });
      }
      return widgets;
    }),
  );
