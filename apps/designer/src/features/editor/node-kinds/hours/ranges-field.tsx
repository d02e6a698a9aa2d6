import { type ReactNode, useRef } from 'react';
import { flushSync } from 'react-dom';
import { ProblemNote } from '../../../../components/field-frame.tsx';
import { IconButton } from '../../../../components/icon-button.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import type { FieldProps } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import styles from './hours.module.css';
import { TimeField } from './time-field.tsx';
import { doOverlap, isPastMidnight, nextRange, type OpenRange } from './times.ts';

/** As many as the flow keeps for a day. */
const MOST_RANGES = 10;

interface RangesFieldProps extends Omit<FieldProps<OpenRange[]>, 'hint'> {
  /** A short form of the label, for those who see the week. */
  shortLabel?: string;
  /** More that can be done with the day. */
  children?: ReactNode;
}

/** The hours of a day: none is closed. */
export function RangesField({ field, label, shortLabel = label, value: ranges, onValue, children }: RangesFieldProps) {
  const text = useStrings(editorStrings).kinds.hours;
  const box = useRef<HTMLFieldSetElement>(null);
  const next = ranges.length < MOST_RANGES ? nextRange(ranges) : undefined;
  /** The focus: new hours are to be written, and removed ones had it. */
  const changeAndGo = (changed: OpenRange[], selector: string) => {
    flushSync(() => onValue(changed));
    box.current?.querySelectorAll<HTMLElement>(selector)[changed.length < ranges.length ? 0 : ranges.length]?.focus();
  };
  return (
    <fieldset ref={box} className={styles.day} aria-label={label}>
      <span className={styles.dayName} aria-hidden="true">
        {shortLabel}
      </span>
      <div className={styles.ranges}>
        {ranges.length === 0 ? <span className={styles.closed}>{text.closed}</span> : null}
        {ranges.map((range, index) => {
          const bind = (key: 'from' | 'to') => ({
            field: `${field}.${index}.${key}`,
            label: text.rangeEnd(key, index),
            value: range[key],
            onValue: (time: string, typing?: string) => onValue(ranges.with(index, { ...range, [key]: time }), typing),
          });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: hours are known by nothing but their place
            <div key={index} className={styles.range} data-range>
              <TimeField {...bind('from')} />
              <span aria-hidden="true">–</span>
              <TimeField {...bind('to')} />
              <IconButton
                icon="close"
                size="small"
                side="left"
                label={text.removeRange}
                onClick={() => changeAndGo(ranges.toSpliced(index, 1), '[data-add]')}
              />
              {isPastMidnight(range) ? <span className={styles.nextDay}>{text.untilNextDay}</span> : null}
            </div>
          );
        })}
      </div>
      <div className={styles.dayActions}>
        <IconButton
          icon="add"
          size="small"
          side="left"
          label={text.addRange}
          data-add
          disabled={next === undefined}
          onClick={() => next !== undefined && changeAndGo([...ranges, next], '[data-range] > :first-child input')}
        />
        {children}
      </div>
      {doOverlap(ranges) ? (
        <div className={styles.dayProblem}>
          <ProblemNote problem={{ severity: 'warning', message: text.overlap }} />
        </div>
      ) : null}
    </fieldset>
  );
}
