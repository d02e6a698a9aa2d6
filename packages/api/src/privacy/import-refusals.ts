import { countryOf, guessColumns, readOptOuts, toE164 } from '@aybiza/campaigns';
import { addAuditEntry } from '@aybiza/db/audit-entries';
import { listPhoneNumbers } from '@aybiza/db/phone-numbers';
import { refuseCalls } from '@aybiza/db/privacy/calling-choices';
import { apiError } from '../api-error.ts';
import { SHOWN_PROBLEMS } from '../csv/csv-file.schema.ts';
import { type CsvTable, readCsv } from '../csv/read-csv.ts';
import { workspaceProcedure } from '../trpc.ts';
import { importRefusalsInput, importRefusalsOutput, MOST_REFUSED } from './privacy.schema.ts';

const DESCRIPTION = `At most 50,000 numbers at once. Whoever had agreed has refused from then on. Lines without a number are named and left out. \
Refusals: \`UNKNOWN_COLUMN\` (422), \`LIST_TOO_LONG\` (422).`;

/** Notes that everybody in a file does not want to be called. The audit log keeps how many, and not whose numbers. */
export const importRefusals = workspaceProcedure({
  role: 'editor',
  scope: 'contacts:write',
  route: 'POST /calling-choices/refusals',
  summary: 'Import who does not want to be called',
  description: DESCRIPTION,
})
  .input(importRefusalsInput)
  .output(importRefusalsOutput)
  .mutation(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => {
      const [first] = await listPhoneNumbers(tx);
      const { country = first === undefined ? null : countryOf(first.e164) } = input;
      const file = withoutHead(readCsv(input.csv), country);
      const { number: column } =
        input.column === undefined ? guessColumns(file, { inputs: [], country }) : { number: input.column };
      if (column === undefined || !file.columns.includes(column))
        throw apiError('UNKNOWN_COLUMN', 'Say which column has the telephone numbers.');
      if (file.rows.length > MOST_REFUSED)
        throw apiError('LIST_TOO_LONG', 'A file has at most 50,000 numbers. Split it into several.');
      const { numbers, problems } = readOptOuts(file.rows, column, country);
      const added = await refuseCalls(tx, numbers, ctx.services.clock.now());
      const detail = { added, left: problems.length };
      await addAuditEntry(tx, { actor: ctx.actor, action: 'callingChoice.imported', subject: 'calls', detail });
      return {
        read: numbers.length,
        added,
        problemCount: problems.length,
        problems: problems.slice(0, SHOWN_PROBLEMS),
      };
    }),
  );

/** A file of numbers alone has no names of columns: its first line is one like the others. */
function withoutHead({ columns, rows }: CsvTable, country: string | null): CsvTable {
  const isNumber = columns.some((name) => toE164(name, country) !== undefined);
  if (!isNumber) return { columns, rows };
  const head = { line: 1, cells: Object.fromEntries(columns.map((name) => [name, name])) };
  return { columns, rows: [head, ...rows] };
}
