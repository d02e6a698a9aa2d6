import { addAuditEntry } from '@aybiza/db/audit-entries';
import { removeWidget as removeStoredWidget } from '@aybiza/db/widgets';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { removeWidgetInput, removeWidgetOutput } from './widget.schema.ts';

/** Takes a widget away: pages that still have its tag show nothing. Calls under way stay. */
export const removeWidget = workspaceProcedure({
  role: 'publisher',
  scope: 'widgets:write',
  route: 'DELETE /widgets/{widgetId}',
  summary: 'Remove a web widget',
})
  .input(removeWidgetInput)
  .output(removeWidgetOutput)
  .mutation(({ ctx, input: { widgetId } }) =>
    ctx.inWorkspace(async (tx) => {
      const removed = await removeStoredWidget(tx, widgetId);
      if (!removed) throw notFound('widget');
      await addAuditEntry(tx, { actor: ctx.actor, action: 'widget.removed', subject: widgetId, detail: {} });
      return { removed };
    }),
  );
