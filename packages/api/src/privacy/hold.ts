import { addAuditEntry } from '@aybiza/db/audit-entries';
import { findCall } from '@aybiza/db/calls';
import { findContact } from '@aybiza/db/contacts';
import { hold as holdStored } from '@aybiza/db/privacy/legal-holds';
import { z } from 'zod';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { holdInput } from './privacy.schema.ts';
import { toHeld } from './to-held.ts';

const DESCRIPTION = `Until it is released, neither retention nor a person deletes the call, or the contact and their calls, and the workspace \
is not erased. Said again, it changes the reason.`;

/** Puts a call or a person on legal hold. */
export const hold = workspaceProcedure({
  role: 'owner',
  scope: null,
  route: 'POST /legal-holds',
  summary: 'Put a call or a contact on legal hold',
  description: DESCRIPTION,
})
  .input(holdInput)
  .output(z.object({ held: z.literal(true) }))
  .mutation(({ ctx, input: { reason, ...input } }) =>
    ctx.inWorkspace(async (tx) => {
      const held = toHeld(input);
      const found = held.kind === 'call' ? await findCall(tx, held.id) : await findContact(tx, held.id);
      if (found === undefined) throw notFound(held.kind);
      await holdStored(tx, held, { reason, heldBy: ctx.actor.id });
      const detail = { kind: held.kind, reason };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'legalHold.set', subject: held.id, detail });
      return { held: true as const };
    }),
  );
