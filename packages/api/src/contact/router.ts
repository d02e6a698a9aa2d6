import { router } from '../trpc.ts';
import { changeContact } from './change-contact.ts';
import { createContact } from './create-contact.ts';
import { eraseContact } from './erase-contact.ts';
import { exportContact } from './export-contact.ts';
import { getContact } from './get-contact.ts';
import { listContacts } from './list-contacts.ts';
import { listMentions } from './list-mentions.ts';

export const contactRouter = router({
  list: listContacts,
  get: getContact,
  create: createContact,
  change: changeContact,
  listMentions,
  erase: eraseContact,
  export: exportContact,
});
