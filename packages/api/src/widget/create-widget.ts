import { addAuditEntry } from '@aybiza/db/audit-entries';
import { addWidget } from '@aybiza/db/widgets';
import { getDeployment } from '../agent/deployment-of.ts';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { createWidgetInput, createWidgetOutput } from './widget.schema.ts';

/** Lets pages of a business's web site show an agent. */
export const createWidget = workspaceProcedure({
  role: 'publisher',
  scope: 'widgets:write',
  route: 'POST /widgets',
  summary: 'Create a web widget',
})
  .input(createWidgetInput)
  .output(createWidgetOutput)
  .mutation(({ ctx, input: { agentId, environment, ...widget } }) =>
    ctx.inWorkspace(async (tx) => {
      const { id: deploymentId } = await getDeployment(tx, agentId, environment);
      const widgetId = await addWidget(tx, { ...widget, deploymentId });
      if (widgetId === undefined) throw apiError('TOO_MANY_WIDGETS', 'There are 50 widgets. Remove one first.');
      const detail = { agentId, origins: widget.origins };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'widget.created', subject: widgetId, detail });
      return { widgetId };
    }),
  );
