import {
  type ConditionRow,
  checkCondition,
  isRowGroup,
  type RowCondition,
  type Variable,
  writeRow,
} from '@aybiza/flow';
import type { FieldProblem } from '../../../../components/field-frame.tsx';
import type { WordsFor } from '../../../../language/strings.ts';
import { flowStrings, problemText } from '../../../flow-words/index.ts';
import { conditionStrings } from './strings.ts';

export interface RowProblems {
  readonly ofRow: ReadonlyMap<ConditionRow, readonly FieldProblem[]>;
  /** What is wrong with the condition as a whole. */
  readonly others: readonly FieldProblem[];
}

/**
 * What is wrong with each row, at once: the compiler's own words, which it gives for a whole condition only up to the first fault. What
 * it has said already is told beside the row that it is about, with what mends it.
 */
export function problemsOfRows(
  condition: RowCondition,
  { variables, known }: { readonly variables: ReadonlyMap<string, Variable>; readonly known: readonly FieldProblem[] },
  of: WordsFor,
): RowProblems {
  const text = of(conditionStrings);
  const rows = condition.parts.flatMap((part) => (isRowGroup(part) ? part.rows : [part]));
  const ofRow = new Map<ConditionRow, readonly FieldProblem[]>();
  const told = new Set<string>();
  for (const row of rows) {
    if (row.variable === '') continue;
    const fault = checkCondition(writeRow(row), variables);
    if (fault !== undefined) {
      const said = problemText(fault, of(flowStrings));
      told.add(said);
      ofRow.set(row, [known.find(({ message }) => message === said) ?? { severity: 'error', message: said }]);
    } else if (lacksMoment(row, variables)) {
      const message = variables.get(row.variable)?.type === 'date' ? text.noDate : text.noTime;
      ofRow.set(row, [{ severity: 'warning', message }]);
    }
  }
  return { ofRow, others: known.filter(({ message }) => !told.has(message)) };
}

/** Is a date or time still to be chosen? */
function lacksMoment(row: ConditionRow, variables: ReadonlyMap<string, Variable>): boolean {
  const type = variables.get(row.variable)?.type;
  if (type !== 'date' && type !== 'time') return false;
  if (row.operator === 'between') return row.from === '' || row.to === '';
  return 'value' in row && 'literal' in row.value && row.value.literal === '';
}
