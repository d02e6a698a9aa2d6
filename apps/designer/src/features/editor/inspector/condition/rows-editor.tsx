import { type ConditionRow, isRowGroup, type RowCondition, type RowGroup } from '@aybiza/flow';
import { Fragment, useRef } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '../../../../components/button.tsx';
import { Select } from '../../../../components/select.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import styles from './condition.module.css';
import { countRows, OPEN_ROW, type RowPlace, withoutRow, withRow } from './edit-rows.ts';
import { RowEditor } from './row-editor.tsx';
import { conditionStrings } from './strings.ts';
import type { EditableRows } from './use-condition.ts';

/** More would be a list to be kept elsewhere; the parser takes a few more than these. */
const MOST_ROWS = 40;

interface RowsEditorProps {
  rows: EditableRows;
  /** The field of the condition: the first control of the first row stands for it. */
  field: string;
}

/** The rows of a condition and its groups, with what joins them. */
export function RowsEditor({ rows: { condition, change }, field }: RowsEditorProps) {
  const text = useStrings(conditionStrings);
  const { joins, parts } = condition;
  const box = useRef<HTMLDivElement>(null);
  const isFull = countRows(condition) >= MOST_ROWS;
  /** The focus: a new row is to be filled in, and a removed one had it. */
  const changeAndGo = (next: RowCondition, selector: string) => {
    // Drawn at once, so that there is something to go to.
    flushSync(() => change(next));
    const found = box.current?.querySelectorAll<HTMLElement>(selector) ?? [];
    [...found].at(-1)?.focus();
  };
  const add = (part: ConditionRow | RowGroup) =>
    changeAndGo(
      { ...condition, parts: [...parts, part] },
      isRowGroup(part) ? FIRST_OF_GROUP : '[data-unfilled] select',
    );
  const rowAt = (row: ConditionRow, place: RowPlace, label: string) => (
    <RowEditor
      row={row}
      label={label}
      field={place.part === 0 && !place.row ? field : undefined}
      typing={`${field}.rows.${place.part}.${place.row ?? 0}`}
      removable={countRows(condition) > 1 || row.variable !== ''}
      onRow={(changed, typing) => change(withRow(condition, place, changed), typing)}
      onRemove={() => changeAndGo(withoutRow(condition, place), '[data-add]')}
    />
  );
  return (
    <div ref={box} className={styles.rows}>
      {parts.length > 1 ? (
        <Select
          label={text.joins}
          hideLabel
          value={joins}
          options={(['all', 'any'] as const).map((value) => ({ value, label: text.joinsNames[value] }))}
          onValue={(chosen) => void change({ ...condition, joins: chosen })}
        />
      ) : null}
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by nothing but its place
        <Fragment key={index}>
          {index === 0 ? null : <span className={styles.between}>{text.between[joins]}</span>}
          {isRowGroup(part) ? (
            <fieldset className={styles.group}>
              <legend>{text.groupNames[other(joins)]}</legend>
              {part.rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by nothing but its place
                <Fragment key={at}>
                  {at === 0 ? null : <span className={styles.between}>{text.between[other(joins)]}</span>}
                  {rowAt(row, { part: index, row: at }, text.groupRow(at + 1))}
                </Fragment>
              ))}
              <div>
                <Button
                  look="plain"
                  size="small"
                  disabled={isFull}
                  onClick={() => {
                    const rows = [...part.rows, OPEN_ROW];
                    changeAndGo({ ...condition, parts: parts.with(index, { rows }) }, '[data-unfilled] select');
                  }}
                >
                  {text.addToGroup}
                </Button>
              </div>
            </fieldset>
          ) : (
            rowAt(part, { part: index }, text.row(index + 1))
          )}
        </Fragment>
      ))}
      <div className={styles.buttons}>
        <Button data-add size="small" disabled={isFull} onClick={() => add(OPEN_ROW)}>
          {text.addRow}
        </Button>
        <Button look="plain" size="small" disabled={isFull} onClick={() => add({ rows: [OPEN_ROW, OPEN_ROW] })}>
          {text.addGroup}
        </Button>
      </div>
    </div>
  );
}

const FIRST_OF_GROUP = 'fieldset [data-unfilled]:first-of-type select';

function other(joins: RowCondition['joins']): RowCondition['joins'] {
  return joins === 'all' ? 'any' : 'all';
}
