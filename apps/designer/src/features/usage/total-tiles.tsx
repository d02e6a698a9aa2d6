import { Tiles } from '../../components/tiles.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { usageStrings } from './strings.ts';
import styles from './usage.module.css';
import type { Usage } from './usage.ts';

/** A month in four figures. */
export function TotalTiles({ usage: { currency, total } }: { usage: Usage }) {
  const words = useStrings(usageStrings);
  const { totals: strings } = words;
  const formats = useFormats();
  const tiles = [
    { title: strings.cost, about: strings.costAbout, value: formats.money(total.costMicros, currency) },
    { title: strings.calls, about: strings.callsAbout, value: formats.count(total.calls) },
    { title: strings.minutes, about: strings.minutesAbout, value: formats.minutes(total.callMs) },
    {
      title: strings.perCall,
      about: strings.perCallAbout,
      value: formats.money(total.costMicros / total.calls, currency),
    },
  ];
  return (
    <>
      <Tiles tiles={tiles} />
      {total.isPartial ? <p className={styles.warning}>{words.partial}</p> : null}
    </>
  );
}
