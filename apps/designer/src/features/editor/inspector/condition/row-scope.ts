import { type ConditionRow, type Flow, type Variable, variableChoices } from '@aybiza/flow';
import { createContext, useContext } from 'react';
import type { FieldProblem } from '../../../../components/field-frame.tsx';
import type { RowSubject } from './edit-rows.ts';

/** What every row of a condition needs to know. */
export interface RowScope {
  readonly variables: ReadonlyMap<string, Variable>;
  subjectOf(variable: string): RowSubject;
  problemsOf(row: ConditionRow): readonly FieldProblem[];
}

/** A row, and how it is changed. */
export interface RowProps {
  row: ConditionRow;
  /** With `typing`, what is typed until the field is left is one step of undo. False when the flow refuses it. */
  onRow: (changed: ConditionRow, typing?: string) => boolean;
  /** Tells what is typed in this row from what is typed elsewhere. */
  typing: string;
}

export const RowScopeContext = createContext<RowScope | null>(null);

/** @throws Error outside the rows of a condition */
export function useRowScope(): RowScope {
  const scope = useContext(RowScopeContext);
  if (scope === null) throw new Error('A row belongs inside a ConditionField.');
  return scope;
}

/** What is known about a variable. One that nobody declared is taken for a text. */
export function subjectOf(
  { flow, variables }: { flow: Pick<Flow, 'nodes'>; variables: ReadonlyMap<string, Variable> },
  variable: string,
): RowSubject {
  const type = variables.get(variable)?.type ?? 'text';
  return { type, choices: type === 'text' ? variableChoices(flow, variable) : [] };
}
