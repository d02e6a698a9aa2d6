import type { StateConfig, Statechart } from './statechart.ts';

/** By which names other systems may end a wait, wherever in the statechart it is. */
export function listSignals({ machine }: Pick<Statechart, 'machine'>): ReadonlySet<string> {
  const found = new Set<string>();
  collect(machine.states, found);
  return found;
}

function collect(states: Readonly<Record<string, StateConfig>>, found: Set<string>): void {
  for (const { entry = [], states: inner = {} } of Object.values(states)) {
    for (const action of entry) {
      if (action.type === 'hold' && action.params.signal !== undefined) found.add(action.params.signal);
    }
    collect(inner, found);
  }
}
