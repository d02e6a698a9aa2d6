import type { CallEvent } from '../call-event.ts';

export interface PathStep {
  /** Which event of the log this step is. */
  readonly seq: number;
  readonly at: number;
  /** Empty where the call came in, or where a handler took over. */
  readonly from: string;
  readonly port: string;
  /** Empty where a handler went back to wherever the caller was. */
  readonly to: string;
}

/** The way a call took through the drawing. */
export function foldPath(events: readonly CallEvent[]): PathStep[] {
  return events.flatMap((event) =>
    event.type === 'moved' ? [{ seq: event.seq, at: event.at, from: event.node, port: event.port, to: event.to }] : [],
  );
}

/** Where the caller was after each step: a step that went back by history is resolved to the node it left. */
export function nodesOnPath(steps: readonly PathStep[]): string[] {
  const nodes: string[] = [];
  const left: string[] = [];
  for (const step of steps) {
    const current = nodes.at(-1);
    if (step.from === '' && current !== undefined) left.push(current);
    nodes.push(step.to === '' ? (left.pop() ?? '') : step.to);
  }
  return nodes;
}
