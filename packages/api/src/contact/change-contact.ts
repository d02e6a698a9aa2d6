import { addAuditEntry } from '@aybiza/db/audit-entries';
import { changeContact as changeStored, findContact } from '@aybiza/db/contacts';
import { removeCallingChoice, setCallingChoice } from '@aybiza/db/privacy/calling-choices';
import { notFound } from '../api-error.ts';
import { findNames } from '../session/find-names.ts';
import { workspaceProcedure } from '../trpc.ts';
import { changeContactInput, changeContactOutput } from './change-contact.schema.ts';
import { toContact } from './to-contact.ts';

/** Corrects what is kept of somebody, or notes that they do not want to be called. */
export const changeContact = workspaceProcedure({
  role: 'editor',
  scope: 'contacts:write',
  route: 'PATCH /contacts/{contactId}',
  summary: 'Change a contact',
})
  .input(changeContactInput)
  .output(changeContactOutput)
  .mutation(({ ctx, input: { contactId, mayBeCalled, ...change } }) =>
    ctx.inWorkspace(async (tx) => {
      const known = await findContact(tx, contactId);
      if (known === undefined) throw notFound('contact');
      await changeStored(tx, contactId, change);
      const { e164, optedOutAt } = known;
      const chosenAt = ctx.services.clock.now();
      if (mayBeCalled === false && optedOutAt === null)
        await setCallingChoice(tx, { e164, choice: 'refused', source: 'member', chosenAt });
      if (mayBeCalled === true && optedOutAt !== null) await removeCallingChoice(tx, e164);
      const fields = [...Object.keys(change), ...(mayBeCalled === undefined ? [] : ['mayBeCalled'])];
      await addAuditEntry(tx, { actor: ctx.actor, action: 'contact.changed', subject: contactId, detail: { fields } });
      const contact = await findContact(tx, contactId);
      if (contact === undefined) throw notFound('contact');
      return toContact(contact, await findNames(tx));
    }),
  );
