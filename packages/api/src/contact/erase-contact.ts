import { addAuditEntry } from '@aybiza/db/audit-entries';
import { forgetCallBacks } from '@aybiza/db/call-backs';
import { deleteCall } from '@aybiza/db/calls';
import { listCallsOfNumber } from '@aybiza/db/calls-of-number';
import type { Tx } from '@aybiza/db/client';
import { findContact, forgetContact } from '@aybiza/db/contacts';
import { listRecordingKeys } from '@aybiza/db/recordings';
import { apiError, notFound } from '../api-error.ts';
import { deleteRecordings } from '../call/delete-recordings.ts';
import { refuseHeld } from '../privacy/refuse-held.ts';
import { workspaceProcedure } from '../trpc.ts';
import { eraseContactInput, eraseContactOutput } from './erase-contact.schema.ts';

/** More than anybody makes from one number. */
const MOST_CALLS = 10_000;

const DESCRIPTION = `Forgets somebody for good: what is kept of them and who was to call them back, and with \`withCalls\` the recordings, \
transcripts and logs of their calls. Appointments in the calendar stay. Refusals: \`ON_THE_LINE\` (409: they are talking to an agent), \
\`ON_LEGAL_HOLD\` (409: they, or one of their calls, may not be deleted).`;

/** Forgets somebody, and if wished everything about their calls. The audit log keeps that it was done, and nothing about the person. */
export const eraseContact = workspaceProcedure({
  role: 'publisher',
  scope: 'contacts:write',
  route: 'POST /contacts/{contactId}/erase',
  summary: 'Erase a contact',
  description: DESCRIPTION,
})
  .input(eraseContactInput)
  .output(eraseContactOutput)
  .mutation(async ({ ctx, input: { contactId, withCalls } }) => {
    const { keys, ...erased } = await ctx.inWorkspace(async (tx) => {
      const contact = await findContact(tx, contactId);
      if (contact === undefined) throw notFound('contact');
      await refuseHeld(tx, { held: { kind: 'contact', id: contactId }, calls: [] });
      const callBacks = await forgetCallBacks(tx, contact.e164);
      const calls = withCalls ? await eraseCalls(tx, contact.e164) : { calls: 0, keys: [] };
      await forgetContact(tx, contact.e164);
      const detail = { withCalls, calls: calls.calls, callBacks };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'contact.erased', subject: contactId, detail });
      return { ...calls, callBacks };
    });
    await deleteRecordings(keys, ctx.services);
    return erased;
  });

async function eraseCalls(tx: Tx, e164: string): Promise<{ calls: number; keys: string[] }> {
  const calls = await listCallsOfNumber(tx, e164, MOST_CALLS);
  if (calls.some(({ status }) => status === 'live'))
    throw apiError('ON_THE_LINE', 'They are talking to an agent. Erase them when the call has ended.');
  await refuseHeld(tx, { calls: calls.map(({ id }) => id) });
  const keys = await listRecordingKeys(tx, { callIds: calls.map(({ id }) => id) });
  for (const { id } of calls) await deleteCall(tx, id);
  return { calls: calls.length, keys };
}
