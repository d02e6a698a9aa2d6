import type { ConditionRow, RowValue, Variable } from '@aybiza/flow';
import { IconButton } from '../../../../components/icon-button.tsx';
import { Select } from '../../../../components/select.tsx';
import { useStrings } from '../../../../language/use-strings.tsx';
import styles from './condition.module.css';
import { firstLiteral, type RowSubject, takesVariable } from './edit-rows.ts';
import { LiteralField } from './literal-field.tsx';
import { type RowProps, useRowScope } from './row-scope.ts';
import { conditionStrings } from './strings.ts';
import { ValuesField } from './values-field.tsx';

interface RowValueProps extends RowProps {
  subject: RowSubject;
}

/** What a row compares its variable with, in the form that fits the question. */
export function RowValueFields({ row, subject, onRow, typing }: RowValueProps) {
  const text = useStrings(conditionStrings);
  if ('value' in row) return <ValueField row={row} subject={subject} onRow={onRow} typing={typing} />;
  if ('values' in row) {
    return (
      <div className={styles.value}>
        <ValuesField
          field={`${typing}.values`}
          row={row}
          subject={subject}
          onValues={(values, mark) => onRow({ ...row, values }, mark)}
        />
      </div>
    );
  }
  if (row.operator !== 'between') return null;
  const end = (key: 'from' | 'to') => (
    <LiteralField
      field={`${typing}.${key}`}
      label={text[key]}
      value={row[key]}
      wanted={wantedOf(row, subject)}
      onValue={(literal, mark) => onRow({ ...row, [key]: literal }, mark)}
    />
  );
  return (
    <div className={styles.range}>
      {end('from')}
      <span>{text.between.all}</span>
      {end('to')}
    </div>
  );
}

type ValueRow = Extract<ConditionRow, { value: RowValue }>;

function ValueField({ row, subject, onRow, typing }: RowValueProps & { row: ValueRow }) {
  const text = useStrings(conditionStrings);
  const { variables } = useRowScope();
  const { value, operator } = row;
  const isVariable = 'variable' in value;
  const wanted = wantedOf(row, subject);
  const others = variablesLike(variables, row, wanted);
  const other = others.includes('today') ? 'today' : others[0];
  const mayTurn = isVariable || (takesVariable(operator) && other !== undefined);
  const turn = () => {
    if (isVariable) onRow({ ...row, value: { literal: firstLiteral(operator, subject) } });
    else if (other !== undefined) onRow({ ...row, value: { variable: other } });
  };
  return (
    <div className={styles.value}>
      {isVariable ? (
        <Select
          label={text.other}
          hideLabel
          value={value.variable}
          options={(others.includes(value.variable) ? others : [value.variable, ...others]).map((name) => ({
            value: name,
            label: name,
          }))}
          onValue={(variable) => void onRow({ ...row, value: { variable } })}
        />
      ) : (
        <LiteralField
          field={`${typing}.value`}
          label={text.value}
          value={value.literal}
          wanted={wanted}
          choices={operator === 'eq' || operator === 'ne' ? subject.choices : []}
          onValue={(literal, mark) => onRow({ ...row, value: { literal } }, mark)}
        />
      )}
      {mayTurn ? (
        <IconButton
          icon="variable"
          size="small"
          side="left"
          label={isVariable ? text.compareValue : text.compareVariable}
          aria-pressed={isVariable}
          onClick={turn}
        />
      ) : null}
    </div>
  );
}

/** The type of what a question compares with. Items of lists are texts, unless a number is written. */
function wantedOf(row: ConditionRow, { type }: RowSubject): Variable['type'] {
  switch (row.operator) {
    case 'sizeIs':
    case 'sizeAtLeast':
    case 'sizeAtMost':
      return 'number';
    case 'hasItem':
    case 'hasItemNot':
      return 'literal' in row.value && typeof row.value.literal === 'number' ? 'number' : 'text';
    default:
      return type;
  }
}

/** Dates, times, phones and digits are texts that compare only with their like. */
function variablesLike(
  variables: ReadonlyMap<string, Variable>,
  row: ConditionRow,
  wanted: Variable['type'],
): string[] {
  return [...variables]
    .filter(([name, { type }]) => name !== row.variable && type === wanted)
    .map(([name]) => name)
    .toSorted();
}
