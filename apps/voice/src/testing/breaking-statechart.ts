import { type StateConfig, type Statechart, statechartSchema } from '@aybiza/statechart';

export interface Breaking {
  /** A node of the flow's main part. */
  readonly node: string;
  /** Does the flow have a handler for errors? By default, as it is. */
  readonly catches?: boolean;
  readonly fallbackNumber?: string;
}

/**
 * The same flow with a step that throws every time it is entered: it leads to another one and that back to it, without waiting for
 * anybody. The compiler lets no such flow through; a fault of ours may.
 */
export function breakingAt(original: Statechart, { node, catches = true, fallbackNumber }: Breaking): Statechart {
  const { machine, settings } = original;
  const { main } = machine.states;
  if (main?.states?.[node] === undefined) throw new Error(`the flow has no step ${node}`);
  const again = `${node}$again`;
  const leadsTo = (name: string): StateConfig => ({
    entry: [{ type: 'visit', params: { node } }],
    always: [{ target: `#flow.main.${name}` }],
  });
  const move = { type: 'move', params: { node: '', port: 'error', to: '$apology' } };
  const apology = [{ target: '#flow.apology', actions: [move] }];
  return statechartSchema.parse({
    ...original,
    settings: { ...settings, ...(fallbackNumber === undefined ? {} : { fallbackNumber }) },
    machine: {
      ...machine,
      on: catches ? machine.on : { ...machine.on, error: apology, stalled: apology },
      states: {
        ...machine.states,
        main: { ...main, states: { ...main.states, [node]: leadsTo(again), [again]: leadsTo(node) } },
      },
    },
  });
}
