import { rowOperatorsOf } from '@aybiza/flow';
import { useId } from 'react';
import { ProblemNote } from '../../../../components/field-frame.tsx';
import { IconButton } from '../../../../components/icon-button.tsx';
import { Select } from '../../../../components/select.tsx';
import type { WordsOf } from '../../../../language/strings.ts';
import { useStrings } from '../../../../language/use-strings.tsx';
import styles from './condition.module.css';
import { withOperator, withVariable } from './edit-rows.ts';
import { type RowProps, useRowScope } from './row-scope.ts';
import { RowValueFields } from './row-value-fields.tsx';
import { conditionStrings } from './strings.ts';

interface RowEditorProps extends RowProps {
  label: string;
  /** The field that the row's first control stands for, if it does. */
  field: string | undefined;
  removable: boolean;
  onRemove: () => void;
}

/** One row: a variable, a question about it, and what it is compared with. */
export function RowEditor({ row, label, field, removable, onRow, onRemove, typing }: RowEditorProps) {
  const text = useStrings(conditionStrings);
  const { variables, subjectOf, problemsOf } = useRowScope();
  const notes = useId();
  const { variable, operator } = row;
  const isOpen = variable === '';
  const subject = subjectOf(variable);
  const problems = problemsOf(row);
  const usual = rowOperatorsOf(subject.type);
  // A question that somebody wrote as an expression stays, also where it is no usual one.
  const operators = usual.includes(operator) ? usual : [operator, ...usual];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid with its problems below
    <div
      role="group"
      aria-label={label}
      aria-describedby={notes}
      className={styles.row}
      data-unfilled={isOpen ? true : undefined}
      data-wrong={problems.some(({ severity }) => severity === 'error') ? true : undefined}
    >
      <div className={styles.variable}>
        <Select
          label={text.variable}
          hideLabel
          data-field={field}
          value={variable}
          options={variableOptions(variables.keys(), variable, text)}
          onValue={(name) => void onRow(withVariable(row, name, subjectOf(name)))}
        />
      </div>
      {isOpen ? null : (
        <div className={styles.operator}>
          <Select
            label={text.operator}
            hideLabel
            value={operator}
            options={operators.map((name) => ({ value: name, label: text.operatorName(name, subject.type) }))}
            onValue={(chosen) => void onRow(withOperator(row, chosen, subject))}
          />
        </div>
      )}
      {isOpen ? null : <RowValueFields row={row} subject={subject} onRow={onRow} typing={typing} />}
      <div className={styles.remove}>
        {removable ? <IconButton icon="trash" size="small" side="left" label={text.remove} onClick={onRemove} /> : null}
      </div>
      <div id={notes} className={styles.problems} hidden={problems.length === 0}>
        {problems.map((problem) => (
          <ProblemNote key={problem.message} problem={problem} />
        ))}
      </div>
    </div>
  );
}

function variableOptions(names: Iterable<string>, chosen: string, text: WordsOf<typeof conditionStrings>) {
  const known = [...names].toSorted();
  const options = known.map((name) => ({ value: name, label: name }));
  if (chosen === '') return [{ value: '', label: text.chooseVariable }, ...options];
  return known.includes(chosen) ? options : [{ value: chosen, label: text.unknownVariable(chosen) }, ...options];
}
