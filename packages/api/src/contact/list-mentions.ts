import { findContact } from '@aybiza/db/contacts';
import { notFound } from '../api-error.ts';
import { workspaceProcedure } from '../trpc.ts';
import { contactInput } from './contact.schema.ts';
import { findMentions } from './find-mentions.ts';
import { listMentionsOutput } from './list-mentions.schema.ts';

const DESCRIPTION = `By their number, however it is written, and by their name as whole words: documents, comments, drafts with their scenarios and \
earlier states, published versions, appointments, call-backs and notes of others, alerts, and messages to webhooks. Nothing of it is changed by an erasure: \
whoever is responsible decides, and deletes it there.`;

/** Where in the workspace's own texts somebody is named. */
export const listMentions = workspaceProcedure({
  role: 'publisher',
  scope: 'contacts:read',
  route: 'GET /contacts/{contactId}/mentions',
  summary: 'List where a contact is named in texts of the workspace',
  description: DESCRIPTION,
})
  .input(contactInput)
  .output(listMentionsOutput)
  .query(({ ctx, input: { contactId } }) =>
    ctx.inWorkspace(async (tx) => {
      const contact = await findContact(tx, contactId);
      if (contact === undefined) throw notFound('contact');
      return findMentions(tx, contact);
    }),
  );
