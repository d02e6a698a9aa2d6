import { Checkbox } from '../../components/checkbox.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './campaigns.module.css';
import { OwnHoursFields } from './own-hours-fields.tsx';
import { type Hours, type SameHours, toSameHours, toWeek, USUAL_HOURS } from './plan-form.ts';
import { campaignsStrings } from './strings.ts';
import { useDayNames } from './use-day-names.ts';

interface HoursFieldProps {
  hours: Hours;
  onHours: (hours: Hours) => void;
}

/** On which days people are called, and from when until when. */
export function HoursField({ hours, onHours }: HoursFieldProps) {
  const strings = useStrings(campaignsStrings);
  const isSame = 'days' in hours;
  const toOwn = () => toWeek(hours) ?? toWeek(USUAL_HOURS) ?? [];
  const toSame = () => (isSame ? hours : (toSameHours(hours) ?? USUAL_HOURS));
  return (
    <fieldset className={styles.hours}>
      <legend>{strings.hours}</legend>
      {isSame ? <SameHoursFields hours={hours} onHours={onHours} /> : <OwnHoursFields week={hours} onWeek={onHours} />}
      <Checkbox label={strings.hoursOwn} checked={!isSame} onChecked={(isOwn) => onHours(isOwn ? toOwn() : toSame())} />
      <p className={styles.hint}>{strings.hoursHint}</p>
    </fieldset>
  );
}

function SameHoursFields({ hours, onHours }: { hours: SameHours; onHours: (hours: SameHours) => void }) {
  const strings = useStrings(campaignsStrings);
  const dayName = useDayNames();
  return (
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
        <TextField label={strings.untilTime} type="time" value={hours.to} onValue={(to) => onHours({ ...hours, to })} />
      </div>
    </>
  );
}
