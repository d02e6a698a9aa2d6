import { addAuditEntry } from '@aybiza/db/audit-entries';
import { changeWidget, findWidget } from '@aybiza/db/widgets';
import { getNextDeployment } from '../agent/deployment-of.ts';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { updateWidgetInput, updateWidgetOutput } from './widget.schema.ts';

/** Sets all of a widget anew. From the next visitor on; calls under way stay. */
export const updateWidget = workspaceProcedure({
  role: 'publisher',
  scope: 'widgets:write',
  route: 'PUT /widgets/{widgetId}',
  summary: 'Change a web widget',
})
  .input(updateWidgetInput)
  .output(updateWidgetOutput)
  .mutation(({ ctx, input: { widgetId, agentId, environment, ...widget } }) =>
    ctx.inWorkspace(async (tx) => {
      const { id: deploymentId } = await getNextDeployment(
        tx,
        { agentId, environment },
        (await findWidget(tx, widgetId))?.deploymentId,
      );
      if (!(await changeWidget(tx, widgetId, { ...widget, deploymentId }))) throw notFound('widget');
      const detail = { agentId, origins: widget.origins, enabled: widget.enabled };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'widget.changed', subject: widgetId, detail });
      return { updated: true as const };
    }),
  );
