import { countryOf, type GuessedColumns, guessColumns, readList } from '@aybiza/campaigns';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { addCampaignNumbers, countNumbers } from '@aybiza/db/campaigns/campaign-numbers';
import { lockCampaign } from '@aybiza/db/campaigns/campaigns';
import { listOutboundAgents } from '@aybiza/db/keep-placement';
import type { z } from 'zod';
import { apiError, notFound } from '../api-error.ts';
import { SHOWN_PROBLEMS } from '../csv/csv-file.schema.ts';
import { type CsvTable, readCsv } from '../csv/read-csv.ts';
import { workspaceProcedure } from '../trpc.ts';
import { importNumbersInput, importNumbersOutput, MOST_ROWS } from './import-numbers.schema.ts';

const MOST_NUMBERS = 100_000;
const SHOWN_PEOPLE = 10;

const DESCRIPTION = `Takes a CSV file as text or rows as objects, at most 10,000 at once, and 100,000 in all. Lines that cannot be taken are \
named and left out; of a number that comes twice, also in an earlier import, the first line counts. Each person needs a consent, in a column or for \
all. Refusals: \`CAMPAIGN_STATE\` (409: it is over), \`UNKNOWN_COLUMN\` (422), \`UNKNOWN_INPUT\` (422), \`LIST_TOO_LONG\` (422).`;

/** Puts people on the list of a campaign, or says how the list would be read. */
export const importNumbers = workspaceProcedure({
  role: 'publisher',
  scope: 'campaigns:write',
  route: 'POST /campaigns/{campaignId}/numbers',
  summary: 'Import people into a campaign, or preview it',
  description: DESCRIPTION,
})
  .input(importNumbersInput)
  .output(importNumbersOutput)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const { campaignId, preview } = input;
      const campaign = await lockCampaign(tx, campaignId);
      if (campaign === undefined) throw notFound('campaign');
      if (campaign.status === 'finished' || campaign.status === 'cancelled')
        throw apiError('CAMPAIGN_STATE', 'This campaign is over. Add another one for these people.');
      const file = readFile(input);
      const taken = (await listOutboundAgents(tx, [campaign.agentId])).get(campaign.agentId) ?? [];
      const { country = countryOf(campaign.fromE164), consent } = input;
      const columns = input.columns ?? guessColumns(file, { inputs: taken, country });
      checkColumns(file, columns, taken);
      const { number } = columns;
      if (number === undefined && !preview)
        throw apiError('UNKNOWN_COLUMN', 'Say which column has the telephone numbers.');
      const { numbers, problems } =
        number === undefined
          ? { numbers: [], problems: [] }
          : readList(file.rows, { ...columns, number }, { consent, country });
      const there = Object.values((await countNumbers(tx, [campaignId])).get(campaignId) ?? {});
      if (there.reduce((sum, count) => sum + count, 0) + numbers.length > MOST_NUMBERS)
        throw apiError('LIST_TOO_LONG', 'A campaign has at most 100,000 people. Add another one for the rest.');
      const now = ctx.services.clock.now();
      const added = preview ? 0 : await addCampaignNumbers(tx, campaignId, { numbers, now });
      if (!preview) {
        const detail = { added, left: problems.length };
        await addAuditEntry(tx, { actor: ctx.actor, action: 'campaign.imported', subject: campaignId, detail });
      }
      return {
        columns: file.columns,
        mapping: toMapping(columns),
        country,
        read: numbers.length,
        added,
        first: numbers.slice(0, SHOWN_PEOPLE),
        problemCount: problems.length,
        problems: problems.slice(0, SHOWN_PROBLEMS),
      };
    }),
  );

/** @throws AppError `LIST_TOO_LONG` */
function readFile({ csv, rows = [] }: z.output<typeof importNumbersInput>): CsvTable {
  const file =
    csv === undefined
      ? {
          columns: Object.keys(Object.assign({}, ...rows)),
          rows: rows.map((cells, index) => ({ line: index + 2, cells })),
        }
      : readCsv(csv);
  if (file.rows.length > MOST_ROWS)
    throw apiError('LIST_TOO_LONG', 'A file has at most 10,000 people. Split it into several.');
  return file;
}

/** @throws AppError `UNKNOWN_COLUMN`, `UNKNOWN_INPUT` */
function checkColumns(file: CsvTable, { inputs, ...columns }: GuessedColumns, taken: readonly string[]): void {
  const missing = [...Object.values(columns), ...Object.values(inputs)].find(
    (name) => name !== undefined && !file.columns.includes(name),
  );
  if (missing !== undefined && file.rows.length > 0)
    throw apiError('UNKNOWN_COLUMN', `The list has no column “${missing}”. It has: ${file.columns.join(', ')}.`);
  const unknown = Object.keys(inputs).find((name) => !taken.includes(name));
  if (unknown !== undefined) throw apiError('UNKNOWN_INPUT', `“${unknown}” is no input of this campaign’s agent.`);
}

function toMapping({ number, name, timeZone, consent, inputs }: GuessedColumns) {
  const column = (of: string | undefined) => of ?? null;
  return {
    number: column(number),
    name: column(name),
    timeZone: column(timeZone),
    consent: column(consent),
    inputs: { ...inputs },
  };
}
