import type { NodeData } from '@aybiza/flow';
import { IconButton } from '../../../../components/icon-button.tsx';
import { Menu } from '../../../../components/menu.tsx';
import { bindParts, type FieldBinding } from '../../inspector/bind-parts.ts';
import { editorStrings } from '../../strings.ts';
import styles from './hours.module.css';
import { RangesField } from './ranges-field.tsx';

const text = editorStrings.kinds.hours;

type Weekly = NodeData<'hours'>['weekly'];
type Day = keyof Weekly;

const ALL = text.days.map(([day]) => day);
const COPIES = [
  { id: 'weekdays', label: text.copyToWeekdays, days: ALL.slice(0, 5) },
  { id: 'weekend', label: text.copyToWeekend, days: ALL.slice(5) },
  { id: 'all', label: text.copyToAll, days: ALL },
];

/** A week of seven days with their hours, each of which can be copied to others. */
export function WeekField(weekly: FieldBinding<Weekly>) {
  const { value, onValue } = weekly;
  const bindDay = bindParts(weekly);
  const copy = (from: Day, to: readonly Day[]) =>
    onValue({ ...value, ...Object.fromEntries(to.map((day) => [day, value[from]])) });
  return (
    <fieldset className={styles.week}>
      <legend>{text.weekly}</legend>
      {text.days.map(([day, name]) => (
        <RangesField key={day} {...bindDay(day)} label={name} shortLabel={name.slice(0, 3)}>
          <Menu
            items={[
              ...COPIES.map(({ id, label, days }) => ({ id, label, onChoose: () => void copy(day, days) })),
              {
                id: 'closed',
                label: text.close(name),
                separated: true,
                disabled: value[day].length === 0,
                onChoose: () => void bindDay(day).onValue([]),
              },
            ]}
            trigger={(trigger) => (
              <IconButton {...trigger} icon="more" size="small" side="left" label={text.moreFor(name)} />
            )}
          />
        </RangesField>
      ))}
    </fieldset>
  );
}
