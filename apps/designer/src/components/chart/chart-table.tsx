import { type CsvCell, csvRow } from '@aybiza/api/csv-row';
import Link from 'next/link';
import { useStrings } from '../../language/use-strings.tsx';
import { Button } from '../button.tsx';
import { DataTable } from '../data-table.tsx';
import { Icon } from '../icons/icon.tsx';
import styles from './chart.module.css';
import { chartStrings } from './strings.ts';

/** What a chart shows, as numbers: the same for the eye, for a screen reader and for a spreadsheet. */
export interface ChartData {
  /** The name of the file, without its ending. */
  readonly file: string;
  /** With units. */
  readonly columns: readonly string[];
  readonly rows: readonly ChartRow[];
}

export interface ChartRow {
  readonly cells: readonly CsvCell[];
  /** How each cell reads; the cell itself where there is none. */
  readonly shown?: readonly (string | undefined)[];
  /** Where what is counted can be looked at. */
  readonly href?: string | undefined;
}

/** The table behind a chart, folded away until somebody wants it, and the same as a file. */
export function ChartTable({ title, data }: { title: string; data: ChartData }) {
  const strings = useStrings(chartStrings);
  return (
    <details className={styles.behind}>
      <summary>
        {strings.table}
        <span className={styles.of}>{strings.tableOf(title)}</span>
      </summary>
      <div className={styles.fileRow}>
        <CsvButton data={data} />
      </div>
      <DataTable label={title} reachable={data.rows.every(({ href }) => href === undefined)} className={styles.table}>
        <thead>
          <tr>
            {data.columns.map((column, index) => (
              <th key={column} scope="col" className={index === 0 ? undefined : styles.number}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.cells.slice(0, 2).join(' ')}>
              {row.cells.map((cell, index) => (
                <td key={data.columns[index]} className={index === 0 ? undefined : styles.number}>
                  <Cell row={row} index={index} cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </details>
  );
}

/** The same numbers as a file, where the table itself is on the page already. */
export function CsvButton({ data }: { data: ChartData }) {
  const strings = useStrings(chartStrings);
  return (
    <Button onClick={() => download(data)}>
      <Icon name="download" size={14} />
      {strings.file}
    </Button>
  );
}

function Cell({ row, index, cell }: { row: ChartRow; index: number; cell: CsvCell }) {
  const text = row.shown?.[index] ?? (cell === null ? '–' : String(cell));
  return index === 0 && row.href !== undefined ? <Link href={row.href}>{text}</Link> : text;
}

/** Spreadsheets take a file without this mark for one in the letters of Windows. */
const BYTE_ORDER_MARK = '\ufeff';

function download({ file, columns, rows }: ChartData): void {
  const text = BYTE_ORDER_MARK + [columns, ...rows.map(({ cells }) => cells)].map(csvRow).join('');
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${file}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
