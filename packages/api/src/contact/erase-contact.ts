import { tellOfDraft } from '@aybiza/backbone/drafts/draft-news';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { forgetCallBacks } from '@aybiza/db/call-backs';
import { deleteCall } from '@aybiza/db/calls';
import { listCallsOfNumber } from '@aybiza/db/calls-of-number';
import { forgetCampaignNumbers } from '@aybiza/db/campaigns/campaign-numbers';
import type { Tx } from '@aybiza/db/client';
import { findContact, forgetContact } from '@aybiza/db/contacts';
import { removeCallingChoice } from '@aybiza/db/privacy/calling-choices';
import { ERASURES, type Erasure, listBookingsOf, namelessBookings } from '@aybiza/db/privacy/erasures';
import { listRecordingKeys } from '@aybiza/db/recordings';
import type { CallId } from '@aybiza/foundation/ids';
import type { Storage } from '@aybiza/storage';
import { apiError, notFound } from '../api-error.ts';
import { deleteRecordings } from '../call/delete-recordings.ts';
import { refuseHeld } from '../privacy/refuse-held.ts';
import { workspaceProcedure } from '../trpc.ts';
import { eraseContactInput, eraseContactOutput } from './erase-contact.schema.ts';
import { findMentions } from './find-mentions.ts';
import { removeScenariosOf } from './remove-scenarios.ts';

/** More than anybody makes from one number. */
const MOST_CALLS = 10_000;

const DESCRIPTION = `Forgets somebody for good: what is kept of them and who was to call them back, and with \`withCalls\` the recordings, \
transcripts and logs of their calls, with what was exported of them, and their name in the calendar, where the time stays taken. \
With their calls, scenarios that were made of one of them go as well. Where they are still named in texts of the workspace is in the answer (\`left\`), \
and not changed. That somebody does not want to be called is kept. Refusals: \`ON_THE_LINE\` (409: they are talking to an agent), \
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
    const { services, workspaceId } = ctx;
    const erasedAt = services.clock.now();
    const { keys, report, flowIds } = await ctx.inWorkspace(async (tx) => {
      const contact = await findContact(tx, contactId);
      if (contact === undefined) throw notFound('contact');
      await refuseHeld(tx, { held: { kind: 'contact', id: contactId }, calls: [] });
      const { e164, optedOutAt } = contact;
      const callBacks = await forgetCallBacks(tx, e164);
      const campaignNumbers = await forgetCampaignNumbers(tx, e164);
      const { calls, keys } = withCalls ? await eraseCalls(tx, e164) : { calls: [], keys: [] };
      const bookings = withCalls ? await listBookingsOf(tx, { e164, calls }) : [];
      await namelessBookings(tx, bookings);
      const scenarios = await removeScenariosOf(tx, calls, erasedAt);
      await forgetContact(tx, e164);
      // That they do not want to be called stays: without it they would be.
      if (optedOutAt === null) await removeCallingChoice(tx, e164);
      const report = {
        calls: calls.length,
        files: keys.length,
        callBacks: callBacks.length,
        bookings: bookings.length,
        scenarios: scenarios.count,
        keepsRefusal: optedOutAt !== null,
      };
      const left = await findMentions(tx, contact);
      const detail = { withCalls, ...report, named: left.mentions.length };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'contact.erased', subject: contactId, detail });
      // Last, and before it counts: whatever is erased is on the list that a restored backup is held against.
      const erased = { contacts: [contactId], calls, callBacks, bookings, campaignNumbers };
      await keepErasure(services.storage, { workspaceId, erasedAt, ...erased });
      return { keys, report: { ...report, left }, flowIds: scenarios.flowIds };
    });
    await deleteRecordings(keys, services);
    for (const flowId of flowIds) await tellOfDraft(services, flowId);
    return report;
  });

function keepErasure(storage: Storage, erasure: Erasure): Promise<void> {
  const key = `${ERASURES}${erasure.workspaceId}/${erasure.erasedAt}-${erasure.contacts.join('-')}.json`;
  return storage.put(key, Buffer.from(JSON.stringify(erasure)));
}

async function eraseCalls(tx: Tx, e164: string): Promise<{ calls: CallId[]; keys: string[] }> {
  const calls = await listCallsOfNumber(tx, e164, MOST_CALLS);
  if (calls.some(({ status }) => status === 'live'))
    throw apiError('ON_THE_LINE', 'They are talking to an agent. Erase them when the call has ended.');
  const ids = calls.map(({ id }) => id);
  await refuseHeld(tx, { calls: ids });
  const keys = await listRecordingKeys(tx, { callIds: ids });
  for (const id of ids) await deleteCall(tx, id);
  return { calls: ids, keys };
}
