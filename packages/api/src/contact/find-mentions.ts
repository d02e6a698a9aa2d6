import type { Tx } from '@aybiza/db/client';
import type { Contact } from '@aybiza/db/contacts';
import { listMentions } from '@aybiza/db/privacy/mentions';
import type { z } from 'zod';
import type { listMentionsOutput } from './list-mentions.schema.ts';

const MOST = 200;

/** Where somebody is named in texts of the workspace, as far as they are listed. */
export async function findMentions(
  tx: Tx,
  { id: contactId, e164, name }: Pick<Contact, 'id' | 'e164' | 'name'>,
): Promise<z.output<typeof listMentionsOutput>> {
  const found = await listMentions(tx, { contactId, e164, name }, MOST + 1);
  return { mentions: found.slice(0, MOST), truncated: found.length > MOST };
}
