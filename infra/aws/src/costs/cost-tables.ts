import { costOfMonth, voiceTasks } from './cost-of-calls.ts';
import { PRICES } from './prices.ts';

/** Calls a month. */
const SIZES = [1_000, 10_000, 100_000, 1_000_000] as const;
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const exact = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

/** What `docs/operators/aws.md` says about costs, as it must stand there. */
export function costTables(): string {
  return [perThousandTable(), '', monthTable(), '', priceTable()].join('\n');
}

function perThousandTable(): string {
  const months = SIZES.map((calls) => ({ calls, lines: costOfMonth(calls) }));
  const rows = (months[0]?.lines ?? []).map(({ what }, index) => [
    what,
    ...months.map(({ calls, lines }) => cents.format(((lines[index]?.usd ?? 0) / calls) * 1000)),
  ]);
  const sums = months.map(({ calls, lines }) => cents.format((sum(lines) / calls) * 1000));
  return table(
    ['US dollars for 1,000 calls, of so many a month', ...SIZES.map((calls) => whole.format(calls))],
    [...rows, ['**together**', ...sums.map((text) => `**${text}**`)]],
  );
}

function monthTable(): string {
  const rows = SIZES.map((calls) => {
    const lines = costOfMonth(calls);
    const aws = sum(lines.filter(({ who }) => who === 'AWS'));
    return [
      whole.format(calls),
      String(voiceTasks(calls)),
      whole.format(aws),
      whole.format(sum(lines) - aws),
      whole.format(sum(lines)),
    ];
  });
  return table(
    ['calls a month', 'voice processes', 'AWS, without the model', 'model, speech, telephone', 'together'],
    rows,
  );
}

function priceTable(): string {
  const rows = Object.values(PRICES).map(({ usd, per, source }) => [
    exact.format(usd),
    per,
    source === null ? 'assumed' : `${source.at}, ${source.asOf}`,
  ]);
  return table(['US dollars', 'for a', 'read at'], rows);
}

function sum(lines: readonly { readonly usd: number }[]): number {
  return lines.reduce((total, { usd }) => total + usd, 0);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
