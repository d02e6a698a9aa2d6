import { readFileSync } from 'node:fs';
import type { Happening } from '@aybiza/call-log';
import { compileFlow, parseFlow } from '@aybiza/flow';
import { generateScenarios, runScenario } from '@aybiza/scenarios';
import type { Statechart } from '@aybiza/statechart';

/** A call that comes to a state of a flow, and what happens in it from its beginning to its end. */
export interface CallToState {
  readonly state: string;
  readonly happenings: readonly Happening[];
}

export interface StatesOfFlow {
  readonly statechart: Statechart;
  /** One for each state that a call can come to; the first is where every call begins. */
  readonly calls: readonly CallToState[];
}

const demo = new URL('../../../../packages/flow/templates/dental-practice.json', import.meta.url);

/** For every state of the demo flow the shortest call that comes to it, among calls that take every wire. */
export function callsToStates(): StatesOfFlow {
  const flow = parseFlow(JSON.parse(readFileSync(demo, 'utf8')));
  const compiled = flow.ok ? compileFlow(flow.value) : undefined;
  if (!flow.ok || compiled?.ok !== true) throw new Error('the demo flow compiles');
  const { statechart } = compiled.value;
  const found = new Map<string, readonly Happening[]>();
  const { calls } = generateScenarios(flow.value, statechart);
  const results = calls.map(({ scenario }) => runScenario(statechart, scenario));
  for (const { moves, happenings } of results.toSorted((one, other) => one.moves.length - other.moves.length))
    for (const state of moves.flatMap(({ node, to }) => [node, to]))
      if (state !== '' && !found.has(state)) found.set(state, happenings);
  return { statechart, calls: [...found].map(([state, happenings]) => ({ state, happenings })) };
}
