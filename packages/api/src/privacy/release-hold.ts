import { addAuditEntry } from '@aybiza/db/audit-entries';
import { releaseHold as releaseStored } from '@aybiza/db/privacy/legal-holds';
import { z } from 'zod';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { heldInput } from './privacy.schema.ts';
import { toHeld } from './to-held.ts';

/** Releases it: what was to be deleted meanwhile goes within the hour. */
export const releaseHold = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'DELETE /legal-holds/{kind}/{id}',
  summary: 'Release a legal hold',
})
  .input(heldInput)
  .output(z.object({ released: z.literal(true) }))
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const held = toHeld(input);
      if (!(await releaseStored(tx, held))) throw notFound('legal hold');
      const detail = { kind: held.kind };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'legalHold.released', subject: held.id, detail });
      return { released: true as const };
    }),
  );
