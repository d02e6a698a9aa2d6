import type { Scenario, ScenarioStep } from '@aybiza/flow';
import { assertNever } from '@aybiza/foundation/assert-never';
import type { Statechart } from '@aybiza/statechart';
import type { FoundCall, Story, Trouble, UnnamedScenario } from './found-call.ts';
import { beginScenario, settle, takeStep } from './run-scenario.ts';
import type { Asked, Simulation } from './simulation.ts';

/** Silences after which a call that goes on would go on for ever. */
const MAX_SILENCES = 100;
/** Answers that may fail one after the other before the caller has to do something again. */
const MAX_FAILURES_IN_A_ROW = 50;

type Caller = Pick<Scenario, 'at' | 'begins'>;

/** A call under way, and the steps that led there. */
class Course {
  readonly steps: ScenarioStep[] = [];
  simulation: Simulation;
  readonly #caller: Caller;

  constructor(statechart: Statechart, caller: Caller) {
    this.#caller = { at: caller.at, begins: caller.begins };
    this.simulation = beginScenario(statechart, caller);
  }

  /** Takes a step, unless the call is over or it does not fit here. */
  take(step: ScenarioStep): boolean {
    if (this.simulation.outcome !== null) return false;
    const { simulation, failure } = takeStep(this.simulation, step);
    if (failure !== undefined) return false;
    this.simulation = simulation;
    this.steps.push(step);
    return true;
  }

  /** Nobody says anything more. What is asked of others is answered as it ordinarily is. */
  fallSilent(): void {
    for (let silences = 0; silences < MAX_SILENCES; silences += 1) {
      if (settle(this.simulation).outcome !== null) return;
      this.take({ do: 'staysSilent' });
    }
  }

  /** Everybody else fails, as often as they are asked. */
  failAll(): void {
    for (let failed = 0; failed < MAX_FAILURES_IN_A_ROW && this.simulation.asked !== null; failed += 1) {
      const failure = failureOf(this.simulation.asked);
      if (failure === undefined || !this.take(failure)) return;
    }
  }

  toFound(story: Story): FoundCall {
    return { story, scenario: { ...this.#caller, steps: [...this.steps, { expect: 'ended' }] } };
  }
}

/** How somebody fails who was asked something; a clock and a lot cannot. */
function failureOf(asked: Asked): ScenarioStep | undefined {
  switch (asked.type) {
    case 'request':
      return { do: 'requestFails', how: 'timeout' };
    case 'askModel':
      return { do: 'modelFails' };
    case 'transfer':
      return { do: 'transferEnds', outcome: 'failed' };
    case 'sendMessage':
      return { do: 'messageIs', outcome: 'failed' };
    case 'findPassages':
      return { do: 'knowledgeFinds', passages: [] };
    case 'consult':
      return undefined;
    default:
      return assertNever(asked);
  }
}

/**
 * What goes wrong, on the way of calls that go well: from every step where a call waits silence for good, a recogniser or voice that
 * is lost, an answer that never comes; and through every call systems that all fail, and a caller who cuts into every prompt. Each
 * expects that the call ends. Pure and the same for the same calls.
 */
export function chaosScenarios(statechart: Statechart, calls: readonly FoundCall[]): readonly FoundCall[] {
  const found: FoundCall[] = [];
  const seen = new Set<string>();
  for (const { scenario, story: call } of calls) {
    for (const [count, node] of waitingPlaces(statechart, scenario)) {
      if (seen.has(node)) continue;
      seen.add(node);
      for (const [about, trouble] of TROUBLES) {
        const course = new Course(statechart, scenario);
        for (const step of scenario.steps.slice(0, count)) course.take(step);
        if (trouble !== undefined && !course.take(trouble)) continue;
        course.fallSilent();
        found.push(course.toFound({ about, node }));
      }
    }
    found.push(
      withFailures(statechart, scenario).toFound({ about: 'everybodyFails', call }),
      withInterruptions(statechart, scenario).toFound({ about: 'cutsInEverywhere', call }),
    );
  }
  return found;
}

const TROUBLES: readonly (readonly [Trouble, ScenarioStep | undefined])[] = [
  ['silence', undefined],
  ['breaks', { do: 'breaks' }],
  ['stalls', { do: 'stalls' }],
];

/** Where a call waits: after how many of its steps, and at which node. */
function waitingPlaces(statechart: Statechart, call: UnnamedScenario): [number, string][] {
  const course = new Course(statechart, call);
  const places: [number, string][] = [];
  const look = (count: number) => {
    const { wait } = course.simulation.dialogue;
    if (wait !== null) places.push([count, wait.node]);
  };
  look(0);
  for (const [index, step] of call.steps.entries()) if (course.take(step)) look(index + 1);
  return places;
}

function withFailures(statechart: Statechart, call: UnnamedScenario): Course {
  const course = new Course(statechart, call);
  course.failAll();
  for (const step of call.steps) {
    if (isByCaller(step)) course.take(step);
    course.failAll();
  }
  for (let silences = 0; silences < MAX_SILENCES && course.simulation.outcome === null; silences += 1) {
    course.take({ do: 'staysSilent' });
    course.failAll();
  }
  return course;
}

function withInterruptions(statechart: Statechart, call: UnnamedScenario): Course {
  const course = new Course(statechart, call);
  for (const step of call.steps)
    course.take('do' in step && step.do === 'says' ? { do: 'interrupts', text: step.text } : step);
  course.fallSilent();
  return course;
}

function isByCaller(step: ScenarioStep): boolean {
  return 'do' in step && ['says', 'presses', 'staysSilent', 'hangsUp', 'timePasses', 'picksUp'].includes(step.do);
}
