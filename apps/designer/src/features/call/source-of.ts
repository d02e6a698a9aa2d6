import type { VariableChange } from '@aybiza/call-log';
import type { Flow } from '@aybiza/flow';

/** Where a value came from. */
export type ValueSource =
  | 'start'
  | 'heard'
  | 'understood'
  | 'pressed'
  | 'model'
  | 'request'
  | 'documents'
  | 'signal'
  | 'rule';

/** Where a value came from, and the node that took it; empty where nobody can tell. Without a drawing what the flow sets by itself is not told apart. */
export function sourceOf(
  { name, cause, layer, nodes }: VariableChange,
  flow: Flow | undefined,
): { source: ValueSource; node: string } {
  const setBy = nodes.find((id) => isSetBy(flow, id, name));
  if (setBy !== undefined) return { source: 'rule', node: setBy };
  return { source: ofCause(cause, layer), node: cause === 'began' ? '' : (nodes[0] ?? '') };
}

function isSetBy(flow: Flow | undefined, id: string, name: string): boolean {
  const node = flow?.nodes[id];
  return node?.kind === 'set' && node.data.assignments.some(({ variable }) => variable === name);
}

function ofCause(cause: VariableChange['cause'], layer: VariableChange['layer']): ValueSource {
  switch (cause) {
    case 'began':
      return 'start';
    case 'callerSaid':
      return 'heard';
    case 'callerPressed':
      return 'pressed';
    case 'modelReplied':
      return layer === null ? 'model' : 'understood';
    case 'requestFinished':
      return 'request';
    case 'passagesFound':
      return 'documents';
    case 'signalArrived':
      return 'signal';
    default:
      return 'rule';
  }
}
