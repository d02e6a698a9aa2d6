import { addAuditEntry } from '@aybiza/db/audit-entries';
import { removePhoneNumber as removeStoredNumber } from '@aybiza/db/phone-numbers';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { removePhoneNumberInput, removePhoneNumberOutput } from './remove-phone-number.schema.ts';

/** Takes a number out of the workspace: nobody answers it here any more. What the carrier knows of it stays. */
export const removePhoneNumber = workspaceProcedure({
  role: 'publisher',
  scope: 'numbers:write',
  route: 'DELETE /phone-numbers/{phoneNumberId}',
  summary: 'Remove a phone number',
})
  .input(removePhoneNumberInput)
  .output(removePhoneNumberOutput)
  .mutation(({ ctx, input: { phoneNumberId } }) =>
    ctx.inWorkspace(async (tx) => {
      const removed = await removeStoredNumber(tx, phoneNumberId);
      if (!removed) throw notFound('phone number');
      await addAuditEntry(tx, { actor: ctx.actor, action: 'phoneNumber.removed', subject: phoneNumberId, detail: {} });
      return { removed };
    }),
  );
