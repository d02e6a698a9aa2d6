import { addAuditEntry } from '@aybiza/db/audit-entries';
import { removeCallingChoice as removeStored } from '@aybiza/db/privacy/calling-choices';
import { z } from 'zod';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { removeCallingChoiceInput } from './privacy.schema.ts';

/** Forgets what somebody has chosen: whoever did not want to be called may be called again. */
export const removeCallingChoice = workspaceProcedure({
  role: 'editor',
  scope: 'contacts:write',
  route: 'DELETE /calling-choices/{e164}',
  summary: 'Forget whether somebody wants to be called',
})
  .input(removeCallingChoiceInput)
  .output(z.object({ removed: z.literal(true) }))
  .mutation(({ ctx, input: { e164 } }) =>
    ctx.inWorkspace(async (tx) => {
      if (!(await removeStored(tx, e164))) throw notFound('choice');
      await addAuditEntry(tx, { actor: ctx.actor, action: 'callingChoice.removed', subject: 'calls', detail: {} });
      return { removed: true as const };
    }),
  );
