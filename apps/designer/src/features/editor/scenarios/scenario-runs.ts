import type { Flow, Scenario } from '@aybiza/flow';
import type { MadeUpCall, ScenarioReply, ScenarioTask, Tried, Uncovered } from './scenario-request.ts';

/** A result, and what it is a result of. */
export interface ScenarioRun {
  readonly flow: Flow;
  readonly scenario: Scenario;
  readonly tried: Tried;
}

/** What a search found, and in which flow. */
export interface Found {
  readonly flow: Flow;
  readonly calls: readonly MadeUpCall[];
  readonly uncovered: readonly Uncovered[];
}

export type Work =
  | { readonly status: 'idle' | 'refused' | 'failed' }
  | { readonly status: 'running'; readonly type: ScenarioTask['type']; readonly done: number; readonly all: number };

/** All that is known of calls that did not happen. Never saved: it is quickly found again. */
export interface ScenarioRuns {
  /** Of the flow's own scenarios, by id. */
  readonly own: ReadonlyMap<string, ScenarioRun>;
  readonly found: Found | null;
  readonly work: Work;
  /** Is what is old being tried again by itself? `refused`: not before the flow has no errors. */
  readonly measuring: 'no' | 'now' | 'refused';
}

export const NO_RUNS: ScenarioRuns = { own: new Map(), found: null, work: { status: 'idle' }, measuring: 'no' };

/** Work has begun. */
export function beginWork(runs: ScenarioRuns, task: ScenarioTask): ScenarioRuns {
  const all = 'scenarios' in task ? Object.keys(task.scenarios).length : 0;
  return { ...runs, work: { status: 'running', type: task.type, done: 0, all } };
}

/** A reply has come to work on this flow. */
export function addReply(runs: ScenarioRuns, flow: Flow, reply: ScenarioReply): ScenarioRuns {
  switch (reply.type) {
    case 'ran': {
      const scenario = flow.scenarios[reply.id];
      if (scenario === undefined) return runs;
      const { work } = runs;
      return {
        ...runs,
        own: new Map(runs.own).set(reply.id, { flow, scenario, tried: reply.tried }),
        work: work.status === 'running' ? { ...work, done: work.done + 1 } : work,
      };
    }
    case 'generated':
    case 'fromCall':
      // They have no names yet.
      return runs;
    case 'retried':
      return { ...runs, found: runs.found && { ...runs.found, flow, calls: reply.calls } };
    case 'refused':
      return { ...runs, work: { status: 'refused' } };
    case 'done':
      return { ...runs, work: { status: 'idle' } };
  }
}

/** Would calls go the same way in both? Layout, rules and scenarios make no difference to a caller. */
export function isSameToCallers(left: Flow, right: Flow): boolean {
  if (left === right) return true;
  const parts = ['edges', 'variables', 'intents', 'settings', 'knowledge', 'translations'] as const;
  if (parts.some((part) => !isSameRecord(left[part], right[part], isEqual))) return false;
  return isSameRecord(
    left.nodes,
    right.nodes,
    (before, after) => before.kind === after.kind && before.group === after.group && isEqual(before.data, after.data),
  );
}

function isSameRecord<Item>(
  left: Readonly<Record<string, Item>>,
  right: Readonly<Record<string, Item>>,
  isSame: (left: Item, right: Item) => boolean,
): boolean {
  if (left === right) return true;
  const entries = Object.entries(left);
  return (
    entries.length === Object.keys(right).length &&
    entries.every(([key, item]) => {
      const other = right[key];
      return other !== undefined && isSame(item, other);
    })
  );
}

/** What was undone is equal without being the same object. */
function isEqual(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

/** What is known of one scenario now. A result of another flow, or of other steps, is an old one. */
export type ScenarioStatus = 'untried' | 'old' | 'passed' | 'failed';

export function scenarioStatus(
  run: ScenarioRun | undefined,
  scenario: Scenario,
  isSame: (flow: Flow) => boolean,
): ScenarioStatus {
  if (run === undefined) return 'untried';
  if (run.scenario.steps !== scenario.steps || run.scenario.at !== scenario.at || !isSame(run.flow)) return 'old';
  return run.tried.passed ? 'passed' : 'failed';
}

/** Has anything come of anything yet? */
export function isTried({ own, found }: ScenarioRuns): boolean {
  return own.size > 0 || found !== null;
}

/** The results that are not about this flow, or not there: what is to be tried again. Null where everything is as new as the flow. */
export function whatIsOld(
  flow: Flow,
  { own, found }: ScenarioRuns,
): Pick<Extract<ScenarioTask, { type: 'measure' }>, 'scenarios' | 'calls'> | null {
  const known = new Map<Flow, boolean>();
  const isSame = (other: Flow) => {
    const before = known.get(other) ?? isSameToCallers(other, flow);
    known.set(other, before);
    return before;
  };
  const scenarios = Object.entries(flow.scenarios).filter(([id, scenario]) => {
    const status = scenarioStatus(own.get(id), scenario, isSame);
    return status === 'old' || status === 'untried';
  });
  const calls = found === null || isSame(found.flow) ? [] : found.calls.map(({ scenario }) => scenario);
  return scenarios.length + calls.length === 0 ? null : { scenarios: Object.fromEntries(scenarios), calls };
}

/** How often each wire was taken by the flow's own scenarios and by those made up. */
export interface WireCoverage {
  /** By edge id. */
  readonly edges: ReadonlyMap<string, number>;
  /** Of all wires, 0 to 1; 1 for a flow without any. */
  readonly share: number;
}

export function coverageOfRuns(flow: Flow, { own, found }: ScenarioRuns): WireCoverage {
  const mine = [...own].filter(([id]) => Object.hasOwn(flow.scenarios, id)).map(([, { tried }]) => tried);
  const edges = new Map(Object.keys(flow.edges).map((id) => [id, 0]));
  for (const tried of [...mine, ...(found?.calls.map((call) => call.tried) ?? [])]) {
    for (const edge of tried.edges) if (edges.has(edge)) edges.set(edge, (edges.get(edge) ?? 0) + 1);
  }
  const taken = [...edges.values()].filter((count) => count > 0).length;
  return { edges, share: edges.size === 0 ? 1 : taken / edges.size };
}

/** The calls made up that take a wire which no scenario of the flow takes, nor one chosen before. */
export function missingCalls(flow: Flow, { own, found }: ScenarioRuns): readonly Scenario[] {
  const mine = [...own].filter(([id]) => Object.hasOwn(flow.scenarios, id));
  const taken = new Set(mine.flatMap(([, { tried }]) => tried.edges));
  const missing: Scenario[] = [];
  for (const { scenario, tried } of found?.calls ?? []) {
    const fresh = tried.edges.filter((edge) => !taken.has(edge));
    if (fresh.length === 0) continue;
    for (const edge of fresh) taken.add(edge);
    missing.push(scenario);
  }
  return missing;
}
