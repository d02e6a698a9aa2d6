import { bindParts } from '../../inspector/bind-parts.ts';
import { LineField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';
import { RangesField } from './ranges-field.tsx';

const text = editorStrings.kinds.hours;

export function HoursInspector({ data, change }: InspectorProps<'hours'>) {
  const bind = bindParts({ value: data, onValue: change });
  const bindDay = bindParts(bind('weekly'));
  return (
    <>
      <fieldset>
        <legend>{text.weekly}</legend>
        {text.days.map(([day, name]) => (
          <RangesField key={day} {...bindDay(day)} label={name} hint={day === 'monday' ? text.rangesHint : undefined} />
        ))}
      </fieldset>
      <ListEditor
        {...bind('exceptions')}
        label={text.exceptions}
        hint={text.exceptionsHint}
        nameOf={({ date, label }) => (label === '' ? date : `${label}, ${date}`)}
        most={200}
        addLabel={text.addException}
        newItem={() => ({ date: nextFreeDate(data.exceptions), label: '', open: [] })}
      >
        {({ bind: bindException }) => (
          <>
            <LineField
              {...bindException('date')}
              label={text.date}
              refusal={text.dateRefusal}
              placeholder="2027-12-25"
            />
            <LineField {...bindException('label')} label={text.label} maxLength={120} />
            <RangesField {...bindException('open')} label={text.open} />
          </>
        )}
      </ListEditor>
      <LineField {...bind('timeZone')} label={text.timeZone} placeholder={text.timeZoneOfFlow} maxLength={60} />
    </>
  );
}

/** Some date to begin with: Christmas of a year that is not listed yet. */
function nextFreeDate(exceptions: readonly { date: string }[]): string {
  for (let year = 2026; ; year += 1) {
    const date = `${year}-12-25`;
    if (!exceptions.some((exception) => exception.date === date)) return date;
  }
}
