import { variablesOf } from '@aybiza/dialogue';
import type { Flow, Scenario, ScenarioStep } from '@aybiza/flow';
import type { Statechart, Value } from '@aybiza/statechart';
import { ordinaryAnswer } from './answers.ts';
import { type Candidates, candidatesOf } from './candidates.ts';
import { wireFinder } from './coverage.ts';
import type { FoundCall, Phrase, UncoveredReason } from './found-call.ts';
import { possibleSteps } from './possible-steps.ts';
import { beginScenario, settle, takeStep } from './run-scenario.ts';
import { happen, type Simulation } from './simulation.ts';

export interface GeneratedScenarios {
  readonly calls: readonly FoundCall[];
  /** Wires that no call takes, with why none was found. */
  readonly uncovered: readonly { readonly node: string; readonly port: string; readonly reason: UncoveredReason }[];
}

export interface GenerateOptions {
  /** How many steps may be tried in all; about 30 µs each on the demo flow. */
  readonly budget?: number;
}

const DEFAULT_BUDGET = 60_000;
const BEGINS_AT = '2026-11-23T09:30';
/** Silences in a row after which a call that has not ended never will. */
const MAX_SILENCES = 100;

/** Somebody of whom only the name is kept, and somebody with whom something was agreed. */
const KNOWN_BY_NAME = { contact_known: true, contact_name: 'Robin Sample', contact: {} };
const KNOWN_WELL = { ...KNOWN_BY_NAME, contact_language: 'en', contact_agreed: 'an appointment next week' };

/** A place that was reached, and how. */
interface Reached {
  readonly simulation: Simulation;
  readonly steps: readonly ScenarioStep[];
  readonly happens: readonly Phrase[];
  readonly begins: Scenario['begins'];
}

/**
 * A small set of calls that together take every wire that can be taken. Searches breadth first over the places a call can be in:
 * the shortest call to each wire is found first. Deterministic; bounded by its budget, and says so where that was the reason.
 */
export function generateScenarios(
  flow: Flow,
  statechart: Statechart,
  { budget = DEFAULT_BUDGET }: GenerateOptions = {},
): GeneratedScenarios {
  const wireOf = wireFinder(flow);
  const takenBy = ({ moves }: Simulation) => moves.flatMap((move) => wireOf(move) ?? []);
  // Nothing is looked for where no way leads to: the compiler leaves such steps out.
  const compiled = compiledNodes(statechart.machine.states);
  const wanted = new Set(Object.entries(flow.edges).flatMap(([id, { from }]) => (compiled.has(from.node) ? [id] : [])));
  const { first, isExhausted } = explore(statechart, { wanted, takenBy, budget });
  const calls: FoundCall[] = [];
  const covered = new Set<string>();
  // The longest calls first: they take many wires that shorter ones were found for.
  const reached = [...new Set(first.values())].sort((left, right) => right.steps.length - left.steps.length);
  for (const call of reached) {
    const ended = endCall(call);
    const fresh = takenBy(ended.simulation).filter((wire) => wanted.has(wire) && !covered.has(wire));
    if (fresh.length === 0) continue;
    for (const wire of fresh) covered.add(wire);
    calls.push(foundCall(ended, calls.length + 1));
  }
  const uncovered = Object.entries(flow.edges)
    .filter(([id]) => !covered.has(id))
    .map(([id, { from }]) => {
      const reason = wanted.has(id) ? reasonFor(flow, { node: from.node, first, isExhausted }) : 'notReached';
      return { node: from.node, port: from.port, reason };
    });
  return { calls, uncovered };
}

/** The nodes that have a state: those to which some way leads. */
function compiledNodes(states: Statechart['machine']['states'], found = new Set<string>()): ReadonlySet<string> {
  for (const { meta, states: inner } of Object.values(states)) {
    if (meta !== undefined) found.add(meta.node);
    if (inner !== undefined) compiledNodes(inner, found);
  }
  return found;
}

function explore(
  statechart: Statechart,
  {
    wanted,
    takenBy,
    budget,
  }: { wanted: ReadonlySet<string>; takenBy: (simulation: Simulation) => readonly string[]; budget: number },
): { first: ReadonlyMap<string, Reached>; isExhausted: boolean } {
  const candidates = candidatesOf(statechart);
  const first = new Map<string, Reached>();
  const seen = new Set<string>();
  let open: Reached[] = [];
  let tried = 0;
  const note = (reached: Reached) => {
    for (const wire of takenBy(reached.simulation)) if (wanted.has(wire) && !first.has(wire)) first.set(wire, reached);
    const key = placeOf(reached.simulation, candidates);
    if (reached.simulation.outcome !== null || seen.has(key)) return;
    seen.add(key);
    open.push(reached);
  };
  for (const { begins, happens } of beginningsOf(statechart))
    note({ simulation: beginScenario(statechart, { at: BEGINS_AT, begins }), steps: [], happens, begins });
  while (open.length > 0 && first.size < wanted.size) {
    const layer = open;
    open = [];
    for (const reached of layer) {
      for (const { steps, happens } of possibleSteps(reached.simulation, candidates)) {
        if (tried >= budget) return { first, isExhausted: false };
        tried += 1;
        const next = takeAll(reached, steps);
        if (next !== undefined) note({ ...next, happens: [...reached.happens, happens], begins: reached.begins });
      }
    }
  }
  return { first, isExhausted: true };
}

/** Somebody new, and where the flow asks for it somebody who is remembered. */
function beginningsOf({ settings }: Statechart): Pick<Reached, 'begins' | 'happens'>[] {
  const stranger = { begins: {}, happens: [] };
  if (settings.looksUpCaller !== true) return [stranger];
  return [
    stranger,
    { begins: KNOWN_BY_NAME, happens: [{ is: 'knownByName' }] },
    { begins: KNOWN_WELL, happens: [{ is: 'knownWell' }] },
  ];
}

/** Some steps further, as far as the call lasts; undefined where one of them cannot be taken. */
function takeAll(
  { simulation, steps }: Reached,
  more: readonly ScenarioStep[],
): Pick<Reached, 'simulation' | 'steps'> | undefined {
  let now = simulation;
  const taken: ScenarioStep[] = [];
  for (const step of more) {
    const { simulation: next, failure } = takeStep(now, step);
    if (failure !== undefined && taken.length > 0 && next.outcome !== null) break;
    if (failure !== undefined) return undefined;
    now = understood(next);
    taken.push(step);
    // Led on already: what was still to come belongs to the question that is answered now.
    if (now.moves.length > simulation.moves.length) break;
  }
  return { simulation: now, steps: [...steps, ...taken] };
}

const ASKING: ReadonlySet<string> = new Set(['menu', 'collect', 'confirm', 'keypad']);

/** What a caller meant is no way of its own: the model is unsure, as it ordinarily is, and the question goes on from there. */
function understood(simulation: Simulation): Simulation {
  let now = simulation;
  while (now.asked?.type === 'askModel' && ASKING.has(now.dialogue.wait?.kind ?? ''))
    now = happen(now, ordinaryAnswer(now, now.asked));
  return now;
}

/** What tells two places of a call apart: where it stands, how often it was asked, and what its conditions look at. */
function placeOf({ dialogue, asked, statechart }: Simulation, candidates: Candidates): string {
  const { wait, snapshot } = dialogue;
  const counters =
    wait !== null && 'noInput' in wait
      ? [wait.noInput, 'noMatch' in wait ? wait.noMatch : 0, 'turns' in wait ? wait.turns : 0]
      : [];
  const variables = variablesOf(dialogue);
  const looked = [...candidates].map(([name, values]) => classOf(variables[name] ?? null, values));
  const given = wait?.kind === 'collect' ? [Object.keys(wait.values).sort(), wait.confirming] : [];
  const limits = Object.entries(snapshot?.context.visits ?? {}).filter(([node]) => isLimit(statechart, node));
  return JSON.stringify([snapshot?.value, wait?.kind, wait?.node, asked?.type, counters, given, looked, limits]);
}

/** Where a value lies among those that conditions compare it with: all values of one class go the same ways. */
function classOf(value: Value, among: readonly Value[]): string {
  const isOneOfThem = among.some((other) => JSON.stringify(other) === JSON.stringify(value));
  if (isOneOfThem || value === null || typeof value === 'object') return JSON.stringify(value);
  return `above ${among.filter((other) => typeof other === typeof value && other !== null && other < value).length}`;
}

/** Nodes whose visits are counted by a condition. */
const limitNodes = new WeakMap<Statechart, ReadonlySet<string>>();

function isLimit(statechart: Statechart, node: string): boolean {
  const known = limitNodes.get(statechart);
  if (known !== undefined) return known.has(node);
  const found = new Set(
    [...JSON.stringify(statechart.machine).matchAll(/"type":"visitedMore","params":\{"node":"([^"]+)"/g)].map(
      ([, name = '']) => name,
    ),
  );
  limitNodes.set(statechart, found);
  return found.has(node);
}

/** Lets a call come to its end by itself: by silence. */
function endCall(reached: Reached): Reached {
  let simulation = settle(reached.simulation);
  const steps = [...reached.steps];
  for (let silences = 0; simulation.outcome === null && silences < MAX_SILENCES; silences += 1) {
    const step: ScenarioStep = { do: 'staysSilent' };
    const next = takeStep(simulation, step).simulation;
    simulation = settle(next);
    steps.push(step);
  }
  return { ...reached, simulation, steps };
}

function foundCall({ simulation: { outcome }, steps, happens, begins }: Reached, number: number): FoundCall {
  const ending: ScenarioStep[] = outcome === null ? [] : [{ expect: 'outcome', outcome }];
  return {
    scenario: { at: BEGINS_AT, begins, steps: [...steps, ...ending] },
    story: { about: 'search', number, happens },
  };
}

function reasonFor(
  flow: Flow,
  { node, first, isExhausted }: { node: string; first: ReadonlyMap<string, Reached>; isExhausted: boolean },
): UncoveredReason {
  if (!isExhausted) return 'searchStopped';
  const isReached = [...first.values()].some(({ simulation }) => simulation.moves.some(({ to }) => to === node));
  if (!isReached) return 'notReached';
  return flow.nodes[node]?.kind === 'branch' ? 'notDecided' : 'notLeft';
}
