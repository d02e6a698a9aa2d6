import { listAgents } from '@aybiza/db/agents';
import type { Db } from '@aybiza/db/client';
import { type CallFilter, type ListedCall, listCalls } from '@aybiza/db/list-calls';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { type CsvCell, csvRow } from '../csv/csv-row.ts';

/** What a spreadsheet can still open. */
const MOST_CALLS = 100_000;
const PAGE = 100;

const COLUMNS = [
  'Started (UTC)',
  'Call',
  'Agent',
  'Channel',
  'Direction',
  'From',
  'To',
  'Status',
  'Outcome',
  'End reason',
  'Duration (s)',
  'Turns',
  'Test',
  'Practice',
  'Summary',
];

/** The calls of a filter as the lines of a CSV file, newest first; page by page, so that any number of them takes as much memory as one page. */
export async function* exportCalls(db: Db, workspaceId: WorkspaceId, filter: CallFilter): AsyncGenerator<string> {
  const agents = await db.forWorkspace(workspaceId, listAgents);
  const names = new Map<string, string>(agents.map(({ id, name }) => [id, name]));
  // Spreadsheets take a file without this mark for one in the letters of Windows.
  yield `\ufeff${csvRow(COLUMNS)}`;
  let cursor: string | undefined;
  let written = 0;
  do {
    const page = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const found = await db.forWorkspace(workspaceId, (tx) => listCalls(tx, filter, page));
    yield found.calls.map((call) => csvRow(cellsOf(call, names.get(call.agentId) ?? ''))).join('');
    written += found.calls.length;
    cursor = found.nextCursor;
  } while (cursor !== undefined && written < MOST_CALLS);
  if (cursor !== undefined)
    yield csvRow([`Only the newest ${MOST_CALLS} calls are in this file. Narrow the filters down.`]);
}

function cellsOf(call: ListedCall, agentName: string): CsvCell[] {
  return [
    new Date(call.startedAt).toISOString(),
    call.id,
    agentName,
    call.channel,
    call.direction,
    call.from,
    call.to,
    call.status,
    call.outcome,
    call.endReason,
    call.durationMs === null ? null : call.durationMs / 1_000,
    call.turns,
    call.isTest ? 'yes' : 'no',
    call.practice ? 'yes' : 'no',
    call.summary,
  ];
}
