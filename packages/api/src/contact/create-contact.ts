import { addAuditEntry } from '@aybiza/db/audit-entries';
import { addContact } from '@aybiza/db/contacts';
import { apiError } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { createContactInput, createContactOutput } from './create-contact.schema.ts';

/** Writes down somebody who agreed to it elsewhere, so that calls know them. */
export const createContact = workspaceProcedure({
  role: 'editor',
  scope: 'contacts:write',
  route: 'POST /contacts',
  summary: 'Add a contact',
  description: 'Refusals: `CONTACT_EXISTS` (409: the number has one).',
})
  .input(createContactInput)
  .output(createContactOutput)
  .mutation(({ ctx, input: { e164, name } }) =>
    ctx.inWorkspace(async (tx) => {
      const { actor } = ctx;
      const contactId = await addContact(tx, { e164, name, by: actor.id, now: ctx.services.clock.now() });
      if (contactId === undefined)
        throw apiError('CONTACT_EXISTS', 'There is a contact with this number. Open it instead.');
      await addAuditEntry(tx, { actor, action: 'contact.added', subject: contactId, detail: {} });
      return { contactId };
    }),
  );
