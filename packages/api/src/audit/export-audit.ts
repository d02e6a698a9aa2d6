import { type AuditFilter, listAuditEntries } from '@aybiza/db/audit-entries';
import type { Db } from '@aybiza/db/client';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { csvRow } from '../csv/csv-row.ts';
import { findActorNames } from './find-actor-names.ts';

const PAGE = 500;
const COLUMNS = ['Number', 'At (UTC)', 'Who', 'Kind', 'Id', 'What', 'Of what', 'Details'];

/** The audit log as the lines of a CSV file, newest first; page by page. */
export async function* exportAudit(db: Db, workspaceId: WorkspaceId, filter: AuditFilter): AsyncGenerator<string> {
  // Spreadsheets take a file without this mark for one in the letters of Windows.
  yield `\ufeff${csvRow(COLUMNS)}`;
  let beforeSeq: number | undefined;
  for (;;) {
    const { entries, nameOf } = await db.forWorkspace(workspaceId, async (tx) => {
      const entries = await listAuditEntries(tx, PAGE, { ...filter, beforeSeq });
      return { entries, nameOf: await findActorNames(tx, entries) };
    });
    yield entries
      .map(({ seq, at, actor, action, subject, detail }) =>
        csvRow([
          seq,
          new Date(at).toISOString(),
          nameOf(actor.id) ?? '',
          actor.type,
          actor.id,
          action,
          nameOf(subject) ?? subject,
          JSON.stringify(detail),
        ]),
      )
      .join('');
    if (entries.length < PAGE) return;
    beforeSeq = entries.at(-1)?.seq;
  }
}
