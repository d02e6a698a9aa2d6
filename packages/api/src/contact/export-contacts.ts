import type { Db } from '@aybiza/db/client';
import { type Contact, listContacts } from '@aybiza/db/contacts';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { type CsvCell, csvRow } from '../csv/csv-row.ts';

const PAGE = 100;

const COLUMNS = ['Number', 'Name', 'Language', 'Agreed', 'Values', 'Consent', 'Consent at (UTC)', 'Consent in call'];
const MORE_COLUMNS = ['May be called', 'Since (UTC)', 'Last call (UTC)'];

/** All contacts as the lines of a CSV file, those who called last first; page by page. */
export async function* exportContacts(db: Db, workspaceId: WorkspaceId): AsyncGenerator<string> {
  // Spreadsheets take a file without this mark for one in the letters of Windows.
  yield `\ufeff${csvRow([...COLUMNS, ...MORE_COLUMNS])}`;
  let cursor: string | undefined;
  do {
    const found = await db.forWorkspace(workspaceId, (tx) => listContacts(tx, {}, { limit: PAGE, cursor }));
    yield found.contacts.map((contact) => csvRow(cellsOf(contact))).join('');
    cursor = found.nextCursor;
  } while (cursor !== undefined);
}

function cellsOf(contact: Contact): CsvCell[] {
  const { e164, name, language, agreed, values, consentHow, consentedAt, consentCallId } = contact;
  const kept = Object.entries(values).map(([key, value]) => `${key}: ${value}`);
  return [
    // As text: a spreadsheet would take the sign and the digits for a sum.
    e164,
    name,
    language,
    agreed,
    kept.join('; '),
    consentHow,
    toIso(consentedAt),
    consentCallId,
    contact.optedOutAt === null ? 'yes' : 'no',
    toIso(contact.createdAt),
    toIso(contact.lastSeenAt),
  ];
}

function toIso(at: number): string {
  return new Date(at).toISOString();
}
