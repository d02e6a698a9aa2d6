import type { NumberStatus } from '@aybiza/campaigns';
import { type CampaignNumber, listCampaignNumbers } from '@aybiza/db/campaigns/campaign-numbers';
import type { Db } from '@aybiza/db/client';
import type { CampaignId, WorkspaceId } from '@aybiza/foundation/ids';
import { type CsvCell, csvRow } from '../csv/csv-row.ts';

const PAGE = 500;

const COLUMNS = ['Number', 'Name', 'State', 'Tries', 'Last try', 'Next try (UTC)', 'Settled (UTC)', 'Calls'];
const MORE_COLUMNS = ['Inputs', 'Time zone', 'Consent', 'Consent at (UTC)'];

/** The list of a campaign as the lines of a CSV file, with what came of everybody; page by page. `status`: only those who stand there. */
export async function* exportNumbers(
  db: Db,
  workspaceId: WorkspaceId,
  filter: { campaignId: CampaignId; status?: NumberStatus | undefined },
): AsyncGenerator<string> {
  // Spreadsheets take a file without this mark for one in the letters of Windows.
  yield `\ufeff${csvRow([...COLUMNS, ...MORE_COLUMNS])}`;
  let after: number | undefined;
  do {
    const page = { limit: PAGE, after };
    const found = await db.forWorkspace(workspaceId, (tx) => listCampaignNumbers(tx, filter, page));
    yield found.numbers.map((number) => csvRow(cellsOf(number))).join('');
    after = found.nextAfter;
  } while (after !== undefined);
}

function cellsOf({ status, dueAt, settledAt, calls, inputs, ...number }: CampaignNumber): CsvCell[] {
  const told = Object.entries(inputs).map(([key, value]) => `${key}: ${value}`);
  return [
    number.e164,
    number.name,
    status,
    number.tries,
    number.lastOutcome,
    status === 'waiting' ? toIso(dueAt) : null,
    settledAt === null ? null : toIso(settledAt),
    // As `calls.csv` names them.
    calls.map(({ callId }) => callId).join(' '),
    told.join('; '),
    number.timeZone,
    number.consent,
    toIso(number.consentAt),
  ];
}

function toIso(at: number): string {
  return new Date(at).toISOString();
}
