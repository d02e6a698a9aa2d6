import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './campaigns.module.css';
import { type SameHours, USUAL_HOURS } from './plan-form.ts';
import { campaignsStrings } from './strings.ts';
import { useDayNames } from './use-day-names.ts';

interface HoursFieldProps {
  /** Undefined for hours that differ from day to day. */
  hours: SameHours | undefined;
  onHours: (hours: SameHours) => void;
}

/** On which days people are called, and from when until when. */
export function HoursField({ hours, onHours }: HoursFieldProps) {
  const strings = useStrings(campaignsStrings);
  const dayName = useDayNames();
  return (
    <fieldset className={styles.hours}>
      <legend>{strings.hours}</legend>
      {hours === undefined ? (
        <p className={styles.missing}>
          {strings.hoursOwn}{' '}
          <Button size="small" onClick={() => onHours(USUAL_HOURS)}>
            {strings.hoursSame}
          </Button>
        </p>
      ) : (
        <>
          <div className={styles.days}>
            {hours.days.map((isCalled, day) => (
              <Checkbox
                key={dayName(day)}
                label={dayName(day)}
                checked={isCalled}
                onChecked={(checked) => onHours({ ...hours, days: hours.days.with(day, checked) })}
              />
            ))}
          </div>
          <div className={styles.fromTo}>
            <TextField
              label={strings.fromTime}
              type="time"
              value={hours.from}
              onValue={(from) => onHours({ ...hours, from })}
            />
            <TextField
              label={strings.untilTime}
              type="time"
              value={hours.to}
              onValue={(to) => onHours({ ...hours, to })}
            />
          </div>
        </>
      )}
      <p className={styles.hint}>{strings.hoursHint}</p>
    </fieldset>
  );
}
