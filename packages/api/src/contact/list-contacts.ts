import { listContacts as listStored } from '@aybiza/db/contacts';
import { findNames } from '../session/find-names.ts';
import { workspaceProcedure } from '../trpc.ts';
import { listContactsInput, listContactsOutput } from './list-contacts.schema.ts';
import { toContact } from './to-contact.ts';

/** Callers who are remembered, those who called last first, page by page. */
export const listContacts = workspaceProcedure({
  role: 'viewer',
  scope: 'contacts:read',
  route: 'GET /contacts',
  summary: 'List contacts',
})
  .input(listContactsInput)
  .output(listContactsOutput)
  .query(({ ctx, input: { text, limit, cursor } }) =>
    ctx.inWorkspace(async (tx) => {
      const nameOf = await findNames(tx);
      const { contacts, nextCursor } = await listStored(tx, { text }, { limit, cursor });
      return { items: contacts.map((contact) => toContact(contact, nameOf)), nextCursor: nextCursor ?? null };
    }),
  );
