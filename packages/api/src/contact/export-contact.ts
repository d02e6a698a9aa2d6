import { foldTranscript } from '@aybiza/call-log';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { listBookings } from '@aybiza/db/bookings';
import { listCallBacksOfNumber } from '@aybiza/db/call-backs';
import { listWholeLog } from '@aybiza/db/call-events';
import { listCallResults } from '@aybiza/db/call-results';
import type { StoredCall } from '@aybiza/db/calls';
import { listCallsOfNumber } from '@aybiza/db/calls-of-number';
import type { Tx } from '@aybiza/db/client';
import { findContact } from '@aybiza/db/contacts';
import { findRecording } from '@aybiza/db/recordings';
import { notFound } from '../api-error.ts';
import { toCallBacks } from '../call-back/to-call-back.ts';
import { findNames } from '../session/find-names.ts';
import { workspaceProcedure } from '../trpc.ts';
import { contactInput } from './contact.schema.ts';
import { exportContactOutput } from './export-contact.schema.ts';
import { toContact } from './to-contact.ts';

/** One answer has room for so many. */
const MOST_CALLS = 500;

/** Everything that is kept about somebody, for their right to see it. Who took it is written down. */
export const exportContact = workspaceProcedure({
  role: 'publisher',
  scope: 'contacts:read',
  route: 'POST /contacts/{contactId}/export',
  summary: 'Get everything that is kept about a contact',
})
  .input(contactInput)
  .output(exportContactOutput)
  .mutation(({ ctx, input: { contactId } }) =>
    ctx.inWorkspace(async (tx) => {
      const contact = await findContact(tx, contactId);
      if (contact === undefined) throw notFound('contact');
      const { e164 } = contact;
      const found = await listCallsOfNumber(tx, e164, MOST_CALLS + 1);
      const calls = [];
      for (const call of found.slice(0, MOST_CALLS)) calls.push(await exportCall(tx, call));
      await addAuditEntry(tx, { actor: ctx.actor, action: 'contact.exported', subject: contactId, detail: {} });
      return {
        contact: toContact(contact, await findNames(tx)),
        calls,
        callBacks: await toCallBacks(tx, await listCallBacksOfNumber(tx, e164, MOST_CALLS), ctx.actor.id),
        appointments: await listBookings(tx, { phone: e164, limit: MOST_CALLS }),
        truncated: found.length > MOST_CALLS,
      };
    }),
  );

async function exportCall(tx: Tx, call: StoredCall) {
  const events = await listWholeLog(tx, { callId: call.id, callStartedAt: call.startedAt });
  return {
    call,
    variables: call.variables,
    results: await listCallResults(tx, call.id),
    transcript: foldTranscript(events).map(({ who, at, text }) => ({ who, at, text })),
    hasRecording: (await findRecording(tx, call.id)) !== undefined,
  };
}
