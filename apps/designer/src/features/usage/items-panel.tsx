import { isFree } from '@aybiza/measures';
import { CsvButton } from '../../components/chart/chart-table.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { Panel } from '../workspace/index.ts';
import { usageStrings } from './strings.ts';
import styles from './usage.module.css';
import { formatAmount, nameOfSource, nameOfUnit, type Usage } from './usage.ts';

/** What the money was for. */
export function ItemsPanel({ usage: { currency, items } }: { usage: Usage }) {
  const words = useStrings(usageStrings);
  const { items: strings } = words;
  const formats = useFormats();
  const columns = strings.columns(currency);
  const priced = items.toSorted((left, right) => (right.costMicros ?? 0) - (left.costMicros ?? 0));
  const costText = ({ source, costMicros }: Usage['items'][number]) => {
    if (costMicros === null) return strings.noPrice;
    return isFree(source) ? strings.free : formats.money(costMicros, currency);
  };
  const data = {
    file: 'usage-by-vendor',
    columns,
    rows: priced.map(({ unit, source, amount, costMicros }) => ({
      cells: [
        nameOfUnit(unit, words),
        nameOfSource(source, strings),
        amount,
        costMicros === null ? null : costMicros / 1e6,
      ],
    })),
  };
  return (
    <Panel title={strings.title} lead={strings.about} action={<CsvButton data={data} />}>
      <DataTable bare label={strings.title} className={styles.items}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {priced.map((item) => (
            <tr key={`${item.unit} ${item.source}`}>
              <td>{nameOfUnit(item.unit, words)}</td>
              <td className={styles.source}>{nameOfSource(item.source, strings)}</td>
              <td>{formatAmount(item, words.amount, formats)}</td>
              <td data-free={isFree(item.source)}>{costText(item)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Panel>
  );
}
