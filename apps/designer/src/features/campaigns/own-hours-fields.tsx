import { IconButton } from '../../components/icon-button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './campaigns.module.css';
import { USUAL_HOURS, type Week } from './plan-form.ts';
import { campaignsStrings } from './strings.ts';
import { useDayNames } from './use-day-names.ts';

type Range = Week[number][number];

/** A day has so many at most, for the server too. */
const MOST_RANGES = 5;
/** A further one is for whoever adds it to say. */
const UNWRITTEN: Range = { from: '', to: '' };

/** The hours of each day by itself; a day without any is one on which nobody is called. */
export function OwnHoursFields({ week, onWeek }: { week: Week; onWeek: (week: Week) => void }) {
  const dayName = useDayNames();
  return (
    <ul className={styles.ownHours}>
      {week.map((ranges, day) => (
        <li key={dayName(day)}>
          <DayFields name={dayName(day)} ranges={ranges} onRanges={(changed) => onWeek(week.with(day, changed))} />
        </li>
      ))}
    </ul>
  );
}

interface DayFieldsProps {
  name: string;
  ranges: readonly Range[];
  onRanges: (ranges: Range[]) => void;
}

function DayFields({ name, ranges, onRanges }: DayFieldsProps) {
  const strings = useStrings(campaignsStrings);
  const { from, to } = USUAL_HOURS;
  return (
    <>
      <b>{name}</b>
      <div className={styles.ranges}>
        {ranges.length === 0 ? <span>{strings.nobodyThen}</span> : null}
        {ranges.map((range, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no names, and their fields keep nothing of their own
          <div key={index} className={styles.range}>
            <TextField
              label={strings.fromOn(name)}
              hideLabel
              type="time"
              value={range.from}
              onValue={(value) => onRanges(ranges.with(index, { ...range, from: value }))}
            />
            <span aria-hidden="true">–</span>
            <TextField
              label={strings.untilOn(name)}
              hideLabel
              type="time"
              value={range.to}
              onValue={(value) => onRanges(ranges.with(index, { ...range, to: value }))}
            />
            <IconButton
              icon="close"
              size="small"
              label={strings.removeHoursOn(name)}
              onClick={() => onRanges(ranges.toSpliced(index, 1))}
            />
          </div>
        ))}
      </div>
      {ranges.length >= MOST_RANGES ? null : (
        <IconButton
          icon="add"
          size="small"
          side="left"
          label={strings.addHoursOn(name)}
          onClick={() => onRanges([...ranges, ranges.length === 0 ? { from, to } : UNWRITTEN])}
        />
      )}
    </>
  );
}
