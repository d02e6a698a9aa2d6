import type { Flow } from './flow.ts';
import { groupsAround } from './groups-around.ts';
import { CALL_VARIABLES, type Variable } from './variable.ts';

/** The variables that a node may name, with those of the groups around it and those that every call brings. */
export function variablesInScope(flow: Pick<Flow, 'nodes' | 'variables'>, id: string): ReadonlyMap<string, Variable> {
  const around = groupsAround(flow, id).flatMap((group) => {
    const node = flow.nodes[group];
    return node?.kind === 'group' ? Object.entries(node.data.variables) : [];
  });
  return new Map([...Object.entries(CALL_VARIABLES), ...Object.entries(flow.variables), ...around]);
}
