import { useId } from 'react';
import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { useFieldScope } from '../../inspector/field-scope.ts';
import { LineField } from '../../inspector/fields.tsx';
import { ListEditor } from '../../inspector/list-editor.tsx';
import { type EditorWords, editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';
import { describeDate, describeHours, describeRanges } from './describe-hours.ts';
import styles from './hours.module.css';
import { RangesField } from './ranges-field.tsx';
import { WeekField } from './week-field.tsx';

type Exception = InspectorProps<'hours'>['data']['exceptions'][number];

export function HoursInspector({ data, change }: InspectorProps<'hours'>) {
  const text = useStrings(editorStrings).kinds.hours;
  const bind = bindParts({ value: data, onValue: change });
  const zone = useFieldScope().timeZone;
  return (
    <>
      <p className={styles.preview}>
        {describeHours(data, text)} {text.zoneSentence(data.timeZone === '' ? zone : data.timeZone)}
      </p>
      <WeekField {...bind('weekly')} />
      <ListEditor
        {...bind('exceptions')}
        label={text.exceptions}
        hint={text.exceptionsHint}
        nameOf={(exception) => nameOf(exception, text)}
        most={200}
        addLabel={text.addException}
        newItem={() => ({ date: nextFreeDate(data.exceptions), label: '', open: [] })}
      >
        {({ bind: bindException }) => (
          <>
            <LineField {...bindException('date')} label={text.date} type="date" refusal={text.dateRefusal} />
            <LineField {...bindException('label')} label={text.label} maxLength={120} />
            <RangesField {...bindException('open')} label={text.open} />
          </>
        )}
      </ListEditor>
      <TimeZoneField {...bind('timeZone')} flowZone={zone} />
    </>
  );
}

type TimeZoneFieldProps = Parameters<typeof LineField>[0];

/** Where the clock hangs by which it is open; the flow's own unless another is named. */
function TimeZoneField({ flowZone, ...binding }: Omit<TimeZoneFieldProps, 'label'> & { flowZone: string }) {
  const text = useStrings(editorStrings).kinds.hours;
  const list = useId();
  return (
    <>
      <LineField
        {...binding}
        label={text.timeZone}
        hint={text.timeZoneHint}
        placeholder={text.timeZoneOfFlow(flowZone)}
        maxLength={60}
        list={list}
      />
      <datalist id={list}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}

function nameOf({ date, label, open }: Exception, text: EditorWords['kinds']['hours']): string {
  const hours = open.length === 0 ? text.closed : describeRanges(open, text);
  return [describeDate(date, text), label, hours].filter((part) => part !== '').join(' · ');
}

/** Some date to begin with: Christmas of a year that is not listed yet. */
function nextFreeDate(exceptions: readonly { date: string }[]): string {
  for (let year = 2026; ; year += 1) {
    const date = `${year}-12-25`;
    if (!exceptions.some((exception) => exception.date === date)) return date;
  }
}
