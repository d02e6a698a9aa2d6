import type { NodeData } from '@aybiza/flow';
import { IconButton } from '../../../../components/icon-button.tsx';
import { Menu } from '../../../../components/menu.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts, type FieldBinding } from '../../inspector/bind-parts.ts';
import { editorStrings } from '../../strings.ts';
import { DAYS } from './describe-hours.ts';
import styles from './hours.module.css';
import { RangesField } from './ranges-field.tsx';

type Weekly = NodeData<'hours'>['weekly'];
type Day = keyof Weekly;

/** A week of seven days with their hours, each of which can be copied to others. */
export function WeekField(weekly: FieldBinding<Weekly>) {
  const text = useStrings(editorStrings).kinds.hours;
  const { value, onValue } = weekly;
  const copies = [
    { id: 'weekdays', label: text.copyToWeekdays, days: DAYS.slice(0, 5) },
    { id: 'weekend', label: text.copyToWeekend, days: DAYS.slice(5) },
    { id: 'all', label: text.copyToAll, days: DAYS },
  ];
  const bindDay = bindParts(weekly);
  const copy = (from: Day, to: readonly Day[]) =>
    onValue({ ...value, ...Object.fromEntries(to.map((day) => [day, value[from]])) });
  return (
    <fieldset className={styles.week}>
      <legend>{text.weekly}</legend>
      {DAYS.map((day) => (
        <RangesField key={day} {...bindDay(day)} label={text.days[day]} shortLabel={text.shortDay(text.days[day])}>
          <Menu
            items={[
              ...copies.map(({ id, label, days }) => ({ id, label, onChoose: () => void copy(day, days) })),
              {
                id: 'closed',
                label: text.close(text.days[day]),
                separated: true,
                disabled: value[day].length === 0,
                onChoose: () => void bindDay(day).onValue([]),
              },
            ]}
            trigger={(trigger) => (
              <IconButton {...trigger} icon="more" size="small" side="left" label={text.moreFor(text.days[day])} />
            )}
          />
        </RangesField>
      ))}
    </fieldset>
  );
}
