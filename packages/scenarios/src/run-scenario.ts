import type { Happening } from '@aybiza/call-log';
import { variablesOf } from '@aybiza/dialogue';
import type { Scenario, ScenarioStep } from '@aybiza/flow';
import type { Statechart } from '@aybiza/statechart';
import { answerOf, ordinaryAnswer } from './answers.ts';
import type { UnnamedScenario } from './found-call.ts';
import type { ScenarioFailure, WhatFailed } from './scenario-failure.ts';
import {
  beginSimulation,
  beginStep,
  happen,
  type Move,
  passTime,
  type Simulation,
  sendSignal,
  staySilent,
} from './simulation.ts';
import { epochOf } from './virtual-clock.ts';

export interface ScenarioResult {
  readonly passed: boolean;
  readonly failures: readonly ScenarioFailure[];
  /** Null when the call had not ended. */
  readonly outcome: string | null;
  /** How long the call would have lasted, in ms. */
  readonly durationMs: number;
  readonly moves: readonly Move[];
  readonly happenings: readonly Happening[];
  readonly simulation: Simulation;
}

/** Runs a scenario in virtual time on the pure core. The same scenario always gives the same result; it never throws. */
export function runScenario(statechart: Statechart, scenario: UnnamedScenario): ScenarioResult {
  let simulation = beginScenario(statechart, scenario);
  const failures: ScenarioFailure[] = [];
  for (const [index, step] of scenario.steps.entries()) {
    const result = takeStep(simulation, step, scenario.steps[index + 1]);
    simulation = result.simulation;
    if (result.failure !== undefined) failures.push({ step: index, what: result.failure });
  }
  simulation = settle(simulation);
  const { outcome, nowMs, moves, happenings } = simulation;
  return { passed: failures.length === 0, failures, outcome, durationMs: nowMs, moves, happenings, simulation };
}

/** The call of a scenario, before its first step. */
export function beginScenario(statechart: Statechart, { at, begins }: Pick<Scenario, 'at' | 'begins'>): Simulation {
  return beginSimulation(statechart, { at, beganAt: epochOf(at, statechart.settings.timeZone), values: begins });
}

/** How many answers in a row the world may give before somebody has to do something: a flow of requests alone is long. */
const MAX_ANSWERS = 200;

/** Answers everything that was asked of the world as it ordinarily goes. */
export function settle(simulation: Simulation): Simulation {
  let now = simulation;
  for (let answers = 0; now.asked !== null && now.outcome === null && answers < MAX_ANSWERS; answers += 1) {
    now = happen(now, ordinaryAnswer(now, now.asked));
  }
  return now;
}

interface Taken {
  readonly simulation: Simulation;
  readonly failure?: WhatFailed | undefined;
}

/** One step. `next` is looked at only to leave a question to the world open that the next step answers. */
export function takeStep(simulation: Simulation, step: ScenarioStep, next?: ScenarioStep): Taken {
  if ('expect' in step) {
    const isAnsweredNext =
      simulation.asked !== null && next !== undefined && answerOf(simulation, simulation.asked, next) !== undefined;
    const settled = isAnsweredNext ? simulation : settle(simulation);
    return { simulation: settled, failure: checkExpectation(settled, step) };
  }
  const { outcome } = simulation;
  if (outcome !== null) return { simulation, failure: { is: 'callWasOver', outcome } };
  return isWorldAnswer(step) ? answerWorld(simulation, step) : actOn(simulation, step);
}

const WORLD_ANSWERS: ReadonlySet<string> = new Set([
  'requestAnswers',
  'requestFails',
  'modelAnswers',
  'modelFails',
  'transferEnds',
  'messageIs',
  'clockShows',
  'lotFallsOn',
  'knowledgeFinds',
]);

/** Does the step say how the world answers, rather than what the caller does? */
export function isWorldAnswer(step: Extract<ScenarioStep, { do: string }>): boolean {
  return WORLD_ANSWERS.has(step.do);
}

/** Answers of other sorts that are asked for first go as they ordinarily do. */
function answerWorld(simulation: Simulation, step: Extract<ScenarioStep, { do: string }>): Taken {
  let now = simulation;
  for (let answers = 0; now.asked !== null && now.outcome === null && answers < MAX_ANSWERS; answers += 1) {
    const answer = answerOf(now, now.asked, step);
    if (answer !== undefined) return { simulation: happen(beginStep(now), answer) };
    now = happen(now, ordinaryAnswer(now, now.asked));
  }
  return { simulation: now, failure: { is: 'notAsked', kind: step.do } };
}

function actOn(simulation: Simulation, step: Extract<ScenarioStep, { do: string }>): Taken {
  // What the world was asked before the caller does something is answered first; hanging up and failing wait for nobody.
  const isImpatient = step.do === 'hangsUp' || step.do === 'breaks' || step.do === 'stalls' || step.do === 'picksUp';
  const before = isImpatient ? simulation : settle(simulation);
  if (before.outcome !== null)
    return { simulation: before, failure: { is: 'callEndedBefore', outcome: before.outcome, kind: step.do } };
  const now = beginStep(before);
  const { wait } = now.dialogue;
  switch (step.do) {
    case 'says':
      return { simulation: happen(now, { type: 'callerSaid', text: step.text }) };
    case 'presses': {
      let pressed = now;
      for (const key of step.keys) pressed = happen(pressed, { type: 'callerPressed', key });
      return { simulation: pressed };
    }
    case 'staysSilent':
      return { simulation: staySilent(now) };
    case 'interrupts': {
      const { lastSpeech } = now;
      const heard = lastSpeech?.text.slice(0, Math.ceil(lastSpeech.text.length / 2)) ?? '';
      const cut =
        lastSpeech === null
          ? now
          : happen(now, { type: 'agentHeard', speech: lastSpeech.id, text: heard, complete: false });
      return { simulation: happen(cut, { type: 'callerSaid', text: step.text }) };
    }
    case 'hangsUp':
      return { simulation: happen(now, { type: 'hungUp' }) };
    case 'signalArrives':
      return { simulation: sendSignal(now, { signal: step.signal, body: step.body ?? null }) };
    case 'timePasses':
      return { simulation: passTime(now, step.seconds * 1000) };
    case 'breaks':
      return { simulation: happen(now, { type: 'broke', code: 'SIMULATED', detail: 'a scenario' }) };
    case 'stalls':
      return wait === null
        ? { simulation: now, failure: { is: 'notWaited' } }
        : { simulation: happen(now, { type: 'stalled', wait: wait.ticket }) };
    case 'picksUp':
      return wait?.kind === 'hello'
        ? { simulation: happen(now, { type: 'pickedUp', wait: wait.ticket, by: step.by }) }
        : { simulation: now, failure: { is: 'notCalled' } };
    default:
      return { simulation: now, failure: { is: 'notTakenHere', kind: step.do } };
  }
}

function checkExpectation(
  { said, passed, dialogue, outcome }: Simulation,
  step: Extract<ScenarioStep, { expect: string }>,
): WhatFailed | undefined {
  switch (step.expect) {
    case 'said':
      return said.some((words) => words.includes(step.text)) ? undefined : { is: 'notSaid', text: step.text, said };
    case 'notSaid':
      return said.some((words) => words.includes(step.text)) ? { is: 'said', text: step.text } : undefined;
    case 'at': {
      const here = dialogue.wait?.node ?? null;
      return here === step.node || passed.includes(step.node) ? undefined : { is: 'notAt', node: step.node, here };
    }
    case 'variable': {
      const value = variablesOf(dialogue)[step.name] ?? null;
      return JSON.stringify(value) === JSON.stringify(step.value)
        ? undefined
        : { is: 'otherValue', name: step.name, value, expected: step.value };
    }
    case 'outcome':
      if (outcome === step.outcome) return undefined;
      return outcome === null ? { is: 'callGoesOn' } : { is: 'otherOutcome', outcome };
    case 'ended':
      return outcome === null ? { is: 'callGoesOn' } : undefined;
  }
}
