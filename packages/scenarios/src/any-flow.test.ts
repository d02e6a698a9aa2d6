import { compileFlow, type Flow, type Problem, type ProblemCode } from '@aybiza/flow';
import { anyFlow, SPOKEN } from '@aybiza/flow/testing/any-flow';
import type { Statechart } from '@aybiza/statechart';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesOf } from './candidates.ts';
import { possibleSteps } from './possible-steps.ts';
import { beginScenario, settle, takeStep } from './run-scenario.ts';
import type { Simulation } from './simulation.ts';
import { leaveAlone } from './testing/leave-alone.ts';

const LONGEST_WALK = 25;
const SEED = 20_261_125;
const walks = fc.array(fc.array(fc.nat(), { maxLength: LONGEST_WALK }), { minLength: 4, maxLength: 4 });

interface Walked {
  readonly flow: Flow;
  readonly warnings: readonly Problem[];
  readonly simulation: Simulation;
}

/** Calls at random through drawings at random that have no errors. */
function everyCall(holds: (walked: Walked) => void, { numRuns = 250, walksEach = 4, rules = false } = {}): number {
  let calls = 0;
  fc.assert(
    fc.property(anyFlow, walks, (drawn, choices) => {
      const flow = rules ? withRules(drawn) : drawn;
      const compiled = compileFlow(flow);
      const problems = compiled.ok ? compiled.value.warnings : compiled.error;
      const statechart = compiled.ok ? compiled.value.statechart : chartWithoutRules(flow);
      if (statechart === undefined) return;
      for (const walk of choices.slice(0, walksEach)) {
        calls += 1;
        holds({ flow, warnings: problems, simulation: walkThrough(statechart, walk) });
      }
    }),
    // The same drawings each time; they take too long to make smaller.
    { numRuns, seed: SEED, endOnFailure: true },
  );
  return calls;
}

/** A rule that is broken is an error, and the call is walked through all the same. */
function chartWithoutRules(flow: Flow): Statechart | undefined {
  const compiled = compileFlow({ ...flow, rules: {} });
  return compiled.ok ? compiled.value.statechart : undefined;
}

function walkThrough(statechart: Statechart, choices: readonly number[]): Simulation {
  const candidates = candidatesOf(statechart);
  let simulation = beginScenario(statechart, { at: '2026-11-23T09:30', begins: {} });
  for (const choice of choices) {
    if (simulation.outcome !== null) break;
    const possible = possibleSteps(simulation, candidates);
    expect(possible.length).toBeGreaterThan(0);
    const { steps } = possible[choice % possible.length] ?? { steps: [] };
    simulation = steps.reduce((at, step) => takeStep(at, step).simulation, simulation);
  }
  return simulation;
}

function has(problems: readonly Problem[], ...codes: readonly ProblemCode[]): boolean {
  return problems.some(({ code }) => codes.includes(code));
}

/** “The second step is never come to before the first”, for every two steps. */
function withRules(flow: Flow): Flow {
  const steps = Object.keys(flow.nodes)
    .filter((id) => id !== 'start' && id !== 'frame')
    .slice(0, 4);
  const pairs = steps.flatMap((what) => steps.filter((before) => before !== what).map((before) => ({ what, before })));
  const rules = pairs.map(({ what, before }): [string, Flow['rules'][string]] => [
    `${what}-${before}`,
    {
      name: `${before} comes before ${what}`,
      demands: { that: 'neverBefore', what: { on: 'node', node: what }, before: { on: 'node', node: before } },
    },
  ]);
  return { ...flow, rules: Object.fromEntries(rules) };
}

describe('what is proved about any drawing holds in every call through it', () => {
  it('a call without errors in its drawing never breaks off, and ends when it is left alone', () => {
    const calls = everyCall(({ warnings, simulation }) => {
      // A way round that silence takes is told of; only the others have to come to their end.
      const isEndless = has(warnings, 'SILENT_LOOP');
      const left = isEndless ? simulation : leaveAlone(simulation);
      // After several failures of ours in a row the call is ended with an apology, which is no breaking off.
      const broken = left.records.filter(
        (record) =>
          record.type === 'noted' && record.code === 'STEP_FAILED' && !/^failed \d+ times$/.test(record.detail),
      );
      expect(broken).toEqual([]);
      if (!isEndless) expect(left.outcome).not.toBeNull();
    });
    expect(calls).toBeGreaterThan(50);
  });

  it('no gap is heard where none was reported', () => {
    everyCall(({ warnings, simulation }) => {
      const { records } = settle(simulation);
      for (const name of SPOKEN) {
        const isHeard = records.some(
          (record) => record.type === 'noted' && record.code === 'UNSET_VARIABLE' && record.detail === name,
        );
        const isReported = warnings.some(
          ({ code, message }) => ['READ_BEFORE_SET', 'MAY_BE_EMPTY'].includes(code) && message.includes(`“${name}”`),
        );
        if (isHeard) expect(isReported ? 'reported' : `a gap for ${name} that was not reported`).toBe('reported');
      }
    });
  });

  it('no rule is broken that was not reported', () => {
    everyCall(
      ({ flow, warnings, simulation }) => {
        const passed = simulation.moves.map(({ to }) => to);
        for (const [id, { demands }] of Object.entries(flow.rules)) {
          if (demands.that !== 'neverBefore' || demands.what.on !== 'node' || demands.before.on !== 'node') continue;
          const what = passed.indexOf(demands.what.node);
          const before = passed.indexOf(demands.before.node);
          const isBroken = what !== -1 && (before === -1 || before > what);
          const isReported = warnings.some(({ code, place }) => code === 'BROKEN_RULE' && place.rule === id);
          if (isBroken) expect(isReported ? 'reported' : `${id} was broken by ${passed.join(' → ')}`).toBe('reported');
        }
      },
      { rules: true },
    );
  });

  it('whoever may ask for a way out finds one, whatever others decide', () => {
    everyCall(
      ({ flow, warnings, simulation }) => {
        if (has(warnings, 'MAY_NEVER_END', 'NEVER_ENDS', 'SILENT_LOOP')) return;
        expect(wantsOut(flow, settle(simulation))).not.toBeNull();
      },
      { numRuns: 120, walksEach: 1 },
    );
  });
});

const BY_CALLER: ReadonlySet<string> = new Set(['says', 'presses', 'staysSilent', 'picksUp']);
/** So many places are looked at; a call with more of them is not decided here. */
const MOST_PLACES = 80;

/** A caller who looks for the shortest way to the end by what they can say; everything else goes as it ordinarily does. */
function wantsOut(flow: Flow, from: Simulation): string | null {
  const candidates = candidatesOf(from.statechart);
  const seen = new Set<string>();
  const open = [from];
  for (const simulation of open) {
    if (simulation.outcome !== null) return simulation.outcome;
    const place = placeOf(flow, simulation);
    if (seen.has(place)) continue;
    seen.add(place);
    if (seen.size > MOST_PLACES) return 'not decided';
    const said = possibleSteps(simulation, candidates).filter(({ steps: [first] }) => BY_CALLER.has(doOf(first)));
    for (const { steps } of said)
      open.push(settle(steps.reduce((at, step) => takeStep(at, step).simulation, simulation)));
  }
  return null;
}

function doOf(step: object | undefined): string {
  return step !== undefined && 'do' in step ? String(step.do) : '';
}

/** Where the call stands, how often it was asked there, and how often limits were passed; tickets tell nothing apart. */
function placeOf({ nodes }: Flow, { dialogue: { wait, snapshot } }: Simulation): string {
  const visits = Object.entries(snapshot?.context.visits ?? {}).filter(([node]) => nodes[node]?.kind === 'limit');
  return JSON.stringify([snapshot?.value, snapshot?.context.variables, visits, { ...wait, ticket: 0 }]);
}
