import type { Flow } from '@aybiza/flow';
import { createContext, useContext } from 'react';
import type { FieldProblem } from '../../../components/field-frame.tsx';

/** What every field of a form needs to know about the node it belongs to. */
export interface FieldScope {
  /** The node that the fields belong to. */
  readonly node: string | null;
  /** What the compiler says about this field. */
  problemsAt(field: string): readonly FieldProblem[];
  /** The same for a field and everything in it. */
  problemsWithin(field: string): readonly FieldProblem[];
  /** The field that somebody asked to go to, for as long as it takes to draw it. */
  readonly goTo: string | null;
  /** The flow the node stands in: other steps, intents, documents and variables to choose from. */
  readonly flow: Pick<Flow, 'nodes' | 'intents' | 'knowledge' | 'variables'>;
  /** The time zone of the flow. */
  readonly timeZone: string;
  /** The names that may be written into texts, call variables included. */
  readonly variables: readonly string[];
  /** The field was left: what is typed next is a step of undo of its own. */
  leave(): void;
  declare(name: string): boolean;
}

/** Of fields that belong to no node. */
export const NO_SCOPE: FieldScope = {
  node: null,
  problemsAt: () => [],
  problemsWithin: () => [],
  goTo: null,
  flow: { nodes: {}, intents: {}, knowledge: {}, variables: {} },
  timeZone: '',
  variables: [],
  leave: () => undefined,
  declare: () => false,
};

export const FieldScopeContext = createContext<FieldScope>(NO_SCOPE);

export function useFieldScope(): FieldScope {
  return useContext(FieldScopeContext);
}
