import { addAuditEntry } from '@aybiza/db/audit-entries';
import type { Tx } from '@aybiza/db/client';
import { mayReach } from '@aybiza/db/outbound/admit-outbound';
import { findPhoneNumber, listPhoneNumbers, updatePhoneNumber as updateStoredNumber } from '@aybiza/db/phone-numbers';
import { apiError, notFound } from '../api-error.ts';
import { leaveOut } from '../call/leave-out.ts';
import { workspaceProcedure } from '../trpc.ts';
import { updatePhoneNumberInput, updatePhoneNumberOutput } from './twilio-numbers.schema.ts';

const DESCRIPTION = `What is left out stays. Refusals: \`COSTLY_NUMBER\` (422: callers are put through at the workspace's expense, to ordinary \
numbers in the countries that its agents may call), \`CALLS_ITSELF\` (422: a number of the workspace's own would only come back).`;

/** Changes what a number is called, and who is rung when its calls cannot be taken. */
export const updatePhoneNumber = workspaceProcedure({
  role: 'publisher',
  scope: 'numbers:write',
  route: 'PATCH /phone-numbers/{phoneNumberId}',
  summary: 'Change a phone number',
  description: DESCRIPTION,
})
  .input(updatePhoneNumberInput)
  .output(updatePhoneNumberOutput)
  .mutation(({ ctx, input: { phoneNumberId, ...changes } }) =>
    ctx.inWorkspace(async (tx) => {
      if ((await findPhoneNumber(tx, phoneNumberId)) === undefined) throw notFound('phone number');
      if (typeof changes.fallbackNumber === 'string') await checkFallback(tx, changes.fallbackNumber);
      await updateStoredNumber(tx, phoneNumberId, leaveOut(changes));
      const entry = { action: 'phoneNumber.changed', subject: phoneNumberId, detail: leaveOut(changes) };
      await addAuditEntry(tx, { actor: ctx.actor, ...entry });
      return { updated: true as const };
    }),
  );

/** @throws AppError `COSTLY_NUMBER`, `CALLS_ITSELF` */
async function checkFallback(tx: Tx, fallbackNumber: string): Promise<void> {
  if ((await listPhoneNumbers(tx)).some(({ e164 }) => e164 === fallbackNumber))
    throw apiError(
      'CALLS_ITSELF',
      'This number is answered here, too: callers would only come back. Take one that a person answers.',
    );
  if (!(await mayReach(tx, fallbackNumber)))
    throw apiError(
      'COSTLY_NUMBER',
      'Callers cannot be put through to this number: it costs whoever calls it, or is in a country that agents of this workspace may not call. An owner can allow countries on the usage page.',
    );
}
