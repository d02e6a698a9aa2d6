import { type CallEvent, type Happening, isHappening } from '../call-event.ts';

/** A variable got a value. */
export interface VariableChange extends Cause {
  /** Which event of the log it is. */
  readonly seq: number;
  readonly at: number;
  readonly name: string;
  readonly value: unknown;
}

interface Cause {
  /** What happened to the call that led to it. */
  readonly cause: Happening['type'];
  /** By which layer that was understood; null where nothing had to be. */
  readonly layer: Extract<CallEvent, { type: 'understood' }>['layer'] | null;
  /** The nodes that the call left by it, in order: the one where it happened, and those that it only went through. */
  readonly nodes: readonly string[];
}

/** The values of a call's variables, in the order in which they got them. */
export function foldVariableChanges(events: readonly CallEvent[]): VariableChange[] {
  let cause: Cause = { cause: 'began', layer: null, nodes: [] };
  let nodes: string[] = [];
  return events.flatMap((event) => {
    if (isHappening(event)) {
      // The moves that it led to stand behind the values.
      nodes = [];
      cause = { cause: event.type, layer: null, nodes };
    }
    if (event.type === 'understood') cause = { ...cause, layer: event.layer };
    if (event.type === 'moved' && event.node !== '') nodes.push(event.node);
    if (event.type !== 'variableSet') return [];
    const { seq, at, name, value } = event;
    return [{ seq, at, name, value, ...cause }];
  });
}

/** The variables as they stand at the end of what has happened so far. */
export function foldVariables(events: readonly CallEvent[]): Record<string, unknown> {
  return Object.fromEntries(foldVariableChanges(events).map(({ name, value }) => [name, value]));
}
