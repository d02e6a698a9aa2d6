import { listCallBacksOfNumber } from '@aybiza/db/call-backs';
import { listCallsOfNumber } from '@aybiza/db/calls-of-number';
import { findContact } from '@aybiza/db/contacts';
import { notFound } from '../api-error.ts';
import { toCallBacks } from '../call-back/to-call-back.ts';
import { findNames } from '../session/find-names.ts';
import { workspaceProcedure } from '../trpc.ts';
import { contactInput } from './contact.schema.ts';
import { getContactOutput } from './get-contact.schema.ts';
import { toContact } from './to-contact.ts';

const MOST_CALLS = 100;

/** What is kept of one caller and why, with their calls. */
export const getContact = workspaceProcedure({
  role: 'viewer',
  scope: 'contacts:read',
  route: 'GET /contacts/{contactId}',
  summary: 'Get a contact with its calls',
})
  .input(contactInput)
  .output(getContactOutput)
  .query(({ ctx, input: { contactId } }) =>
    ctx.inWorkspace(async (tx) => {
      const contact = await findContact(tx, contactId);
      if (contact === undefined) throw notFound('contact');
      const { e164 } = contact;
      return {
        contact: toContact(contact, await findNames(tx)),
        calls: await listCallsOfNumber(tx, e164, MOST_CALLS),
        callBacks: await toCallBacks(tx, await listCallBacksOfNumber(tx, e164, MOST_CALLS), ctx.actor.id),
      };
    }),
  );
