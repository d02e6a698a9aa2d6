import { Tiles } from '../../components/tiles.tsx';
import { formatCount, formatMinutes, formatMoney } from '../../formats/format-figures.ts';
import { usageStrings } from './strings.ts';
import styles from './usage.module.css';
import type { Usage } from './usage.ts';

const strings = usageStrings.totals;

/** A month in four figures. */
export function TotalTiles({ usage: { currency, total } }: { usage: Usage }) {
  const tiles = [
    { title: strings.cost, about: strings.costAbout, value: formatMoney(total.costMicros, currency) },
    { title: strings.calls, about: strings.callsAbout, value: formatCount(total.calls) },
    { title: strings.minutes, about: strings.minutesAbout, value: formatMinutes(total.callMs) },
    {
      title: strings.perCall,
      about: strings.perCallAbout,
      value: formatMoney(total.costMicros / total.calls, currency),
    },
  ];
  return (
    <>
      <Tiles tiles={tiles} />
      {total.isPartial ? <p className={styles.warning}>{usageStrings.partial}</p> : null}
    </>
  );
}
