import { variablesInScope } from '@aybiza/flow';
import { useId, useMemo, useState } from 'react';
import { Button } from '../../../../components/button.tsx';
import { ProblemNote } from '../../../../components/field-frame.tsx';
import { useStrings, useWordsFor } from '../../../../language/use-strings.tsx';
import { useFieldScope } from '../field-scope.ts';
import { CodeField, type FieldProps } from '../fields.tsx';
import styles from './condition.module.css';
import { problemsOfRows } from './row-problems.ts';
import { RowScopeContext, subjectOf } from './row-scope.ts';
import { RowsEditor } from './rows-editor.tsx';
import { conditionStrings } from './strings.ts';
import { type EditableRows, useCondition } from './use-condition.ts';

interface ConditionFieldProps extends Omit<FieldProps<string>, 'hint'> {
  placeholder: string;
}

/** A condition, built of rows; as CEL where somebody wants to write it, or where it asks for more than rows can show. */
export function ConditionField({ label, ...binding }: ConditionFieldProps) {
  const text = useStrings(conditionStrings);
  const labelId = useId();
  const rows = useCondition(binding);
  const hasRows = typeof rows === 'object';
  // What begins as an expression stays one while it is written: rows would take the place of the box under somebody's hands.
  const [isWritten, setWritten] = useState(!hasRows);
  return (
    <fieldset className={styles.field} aria-labelledby={labelId}>
      <div className={styles.head}>
        <span id={labelId} className={styles.label}>
          {label}
        </span>
        <Button look="plain" size="small" disabled={!hasRows} onClick={() => setWritten(!isWritten)}>
          {hasRows && !isWritten ? text.toExpression : text.toRows}
        </Button>
      </div>
      {hasRows && !isWritten ? (
        <ShownRows field={binding.field} rows={rows} />
      ) : (
        <CodeField {...binding} lines="many" label={label} hideLabel hint={text.expressionHint} />
      )}
      {hasRows ? null : <p className={styles.note}>{text.beyondRows[rows]}</p>}
    </fieldset>
  );
}

function ShownRows({ rows, field }: { rows: EditableRows; field: string }) {
  const of = useWordsFor();
  const scope = useFieldScope();
  const { node, flow } = scope;
  const variables = useMemo(() => variablesInScope(flow, node ?? ''), [flow, node]);
  const { ofRow, others } = problemsOfRows(rows.condition, { variables, known: scope.problemsAt(field) }, of);
  const rowScope = {
    variables,
    subjectOf: (variable: string) => subjectOf({ flow, variables }, variable),
    problemsOf: (row: Parameters<typeof ofRow.get>[0]) => ofRow.get(row) ?? [],
  };
  return (
    <RowScopeContext value={rowScope}>
      <RowsEditor rows={rows} field={field} />
      {others.map((problem) => (
        <ProblemNote key={problem.message} problem={problem} />
      ))}
    </RowScopeContext>
  );
}
