import { type CallEvent, type Happening, happeningOf } from '@aybiza/call-log';
import { type Scenario, type ScenarioStep, scenarioSchema, scenarioStepSchema } from '@aybiza/flow';
import { callIdSchema } from '@aybiza/foundation/ids';
import { type Statechart, toValue } from '@aybiza/statechart';
import type { UnnamedScenario } from './found-call.ts';
import { modelAnswerStep } from './model-answer-step.ts';
import { beginScenario, isWorldAnswer, settle, takeStep } from './run-scenario.ts';
import { CALL, type Simulation, STRANGER } from './simulation.ts';
import { shownAt } from './virtual-clock.ts';

export interface CallAsScenario {
  readonly scenario: UnnamedScenario;
  /** It takes the very way of the call; else as much of it as the flow of today takes. */
  readonly isWhole: boolean;
  /** How it ends; null when it goes on. */
  readonly outcome: string | null;
  /** Where the caller is at its end; null after the end of the call. */
  readonly node: string | null;
}

/**
 * A call that happened as one that can be run: what the caller did and the world answered, and what the agent said to it. It passes
 * when it is run on the same flow. What was not kept of the call, such as masked keys, is made up.
 */
export function scenarioOfCall(statechart: Statechart, events: readonly CallEvent[]): CallAsScenario {
  const deeds = deedsOf(events);
  const opening = openingOf(deeds);
  let simulation = beginScenario(statechart, opening);
  const steps: ScenarioStep[] = [];
  let isWhole = true;
  for (const [index, deed] of deeds.entries()) {
    // The last words are still being said, and what happens meanwhile changes nothing any more.
    if (simulation.outcome !== null) break;
    const step = stepOf(deed, simulation);
    if (step === undefined) continue;
    // Before it goes on: what was said is expected, unless an answer of the world is still to come.
    const said = isWorldAnswer(step) ? undefined : expectSaid(simulation, deeds.slice(0, index));
    const taken = takeStep(simulation, step);
    if (taken.failure !== undefined) {
      isWhole = false;
      break;
    }
    simulation = taken.simulation;
    steps.push(...(said === undefined ? [] : [said]), step);
  }
  const end = settle(simulation);
  const last = end === simulation ? expectSaid(end, deeds) : undefined;
  const ending = endingOf(end);
  steps.push(...(last === undefined ? [] : [last]), ...(ending === undefined ? [] : [ending]));
  return {
    scenario: { ...opening, steps: joinKeys(steps).slice(0, MOST_STEPS) },
    isWhole: isWhole && steps.length <= MOST_STEPS && takesWayOf(end, events),
    outcome: end.outcome,
    node: end.outcome === null ? (end.dialogue.wait?.node ?? null) : null,
  };
}

/** More does not fit into a scenario. */
const MOST_STEPS = 500;

/** What a call was still waiting for when it was kept is answered by now: the way may be longer. */
function takesWayOf({ moves }: Simulation, events: readonly CallEvent[]): boolean {
  const path = events.filter((event) => event.type === 'moved');
  return path.every(({ node, port, to }, index) => {
    const move = moves[index];
    return move?.node === node && move.port === port && move.to === to;
  });
}

/** Something that happened, and what the agent said to it. */
interface Deed {
  readonly happening: Happening;
  readonly said: readonly string[];
  /** The caller cut in before the agent had finished. */
  readonly cutsIn: boolean;
}

function deedsOf(events: readonly CallEvent[]): Deed[] {
  const deeds: { happening: Happening; said: string[]; cutsIn: boolean }[] = [];
  let cutsIn = false;
  for (const event of events) {
    if (event.type === 'agentSpoke') deeds.at(-1)?.said.push(event.text);
    const happening = happeningOf(event);
    if (happening === undefined) continue;
    if (happening.type === 'agentHeard') cutsIn = !happening.complete;
    else {
      deeds.push({ happening, said: [], cutsIn });
      cutsIn = false;
    }
  }
  return deeds;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
/** Every call has its own. */
const OWN = new Set(['today', 'time_now', 'call_id']);

/** When the call began, and what it brought beside what every call brings. */
function openingOf(deeds: readonly Deed[]): Pick<Scenario, 'at' | 'begins' | 'fromCall'> {
  const began = deeds.find(({ happening }) => happening.type === 'began')?.happening;
  const values = began?.type === 'began' ? began.values : {};
  const at = `${String(values.today)}T${String(values.time_now)}`;
  const usual: Readonly<Record<string, unknown>> = { ...CALL, ...STRANGER };
  const begins = Object.entries(values).flatMap(([name, value]) =>
    OWN.has(name) || value === usual[name] ? [] : [[name, toValue(value)]],
  );
  const { at: usually } = scenarioSchema.parse({ name: 'call' });
  const { data: fromCall } = callIdSchema.safeParse(values.call_id);
  return {
    at: MOMENT.test(at) ? at : usually,
    begins: Object.fromEntries(begins),
    ...(fromCall === undefined ? {} : { fromCall }),
  };
}

type Do = Extract<ScenarioStep, { do: string }>;

/** What happened, as a step; undefined when it makes no difference to the call as it is simulated. */
function stepOf({ happening, cutsIn }: Deed, simulation: Simulation): Do | undefined {
  const { wait } = simulation.dialogue;
  switch (happening.type) {
    case 'callerSaid':
      return { do: cutsIn ? 'interrupts' : 'says', text: happening.text };
    case 'callerPressed':
      // Of a masked entry it is only known how long it was.
      return { do: 'presses', keys: /^[0-9*#]$/.test(happening.key) ? happening.key : '0' };
    case 'silence':
      return happening.wait === wait?.ticket ? { do: 'staysSilent' } : undefined;
    case 'signalArrived':
      return { do: 'signalArrives', signal: happening.signal, body: toValue(happening.body) };
    case 'pickedUp':
      return wait?.kind === 'hello' ? { do: 'picksUp', by: happening.by } : undefined;
    case 'timerFired':
      return timeUntil(simulation, happening.timer);
    case 'stalled':
      return { do: 'stalls' };
    case 'broke':
      return { do: 'breaks' };
    case 'hungUp':
      return { do: 'hangsUp' };
    // Nobody looks on at a scenario, and nobody takes it over.
    case 'whispered':
    case 'putThrough':
    case 'sentOff':
    case 'gaveBack':
    case 'began':
    case 'agentHeard':
      return undefined;
    default:
      return happening.wait === simulation.asked?.ticket ? answerStep(happening, simulation) : undefined;
  }
}

type Answer = Extract<
  Happening,
  {
    type:
      | 'modelReplied'
      | 'modelFailed'
      | 'requestFinished'
      | 'transferFinished'
      | 'messageSent'
      | 'consulted'
      | 'passagesFound';
  }
>;

function answerStep(answer: Answer, simulation: Simulation): Do | undefined {
  switch (answer.type) {
    case 'requestFinished':
      return answer.outcome === 'answered'
        ? { do: 'requestAnswers', status: answer.status, body: toValue(answer.body) }
        : { do: 'requestFails', how: answer.outcome };
    case 'modelReplied':
      return modelAnswerStep(answer);
    case 'modelFailed':
      return { do: 'modelFails' };
    case 'transferFinished':
      return { do: 'transferEnds', outcome: answer.outcome };
    case 'messageSent':
      return { do: 'messageIs', outcome: answer.outcome };
    case 'passagesFound':
      return { do: 'knowledgeFinds', passages: answer.passages.map(({ text }) => text) };
    case 'consulted':
      return consulted(answer, simulation);
  }
}

function consulted(
  { now, chance }: Extract<Answer, { type: 'consulted' }>,
  { dialogue: { wait } }: Simulation,
): Do | undefined {
  if (wait?.kind !== 'consult') return undefined;
  const { decides } = wait;
  if (decides.type === 'lookAtClock') return { do: 'clockShows', at: shownAt(now, decides.params.schedule.timeZone) };
  const { arms } = decides.params;
  const whole = arms.reduce((sum, { share }) => sum + share, 0);
  let before = 0;
  for (const { port, share } of arms) {
    before += share / whole;
    if (chance < before) return { do: 'lotFallsOn', arm: port.replace(/^arm\./, '') };
  }
  return undefined;
}

/** While the world is asked, time makes no difference: fillers are said and forgotten. */
function timeUntil({ timers, nowMs, asked }: Simulation, timer: string): Do | undefined {
  const dueAt = timers.get(timer);
  return dueAt === undefined || asked !== null
    ? undefined
    : { do: 'timePasses', seconds: Math.max(0, dueAt - nowMs) / 1_000 };
}

/** The last words to what happened last, if the call had them too: most often the question that the caller answers next. */
function expectSaid({ said, asked }: Simulation, deeds: readonly Deed[]): ScenarioStep | undefined {
  const words = said.at(-1);
  if (words === undefined || asked !== null || !deeds.some((deed) => deed.said.includes(words))) return undefined;
  const step = scenarioStepSchema.safeParse({ expect: 'said', text: words });
  return step.success ? step.data : undefined;
}

function endingOf({ outcome, dialogue }: Simulation): ScenarioStep | undefined {
  const ending = outcome === null ? { expect: 'at', node: dialogue.wait?.node } : { expect: 'outcome', outcome };
  // A step inside another flow has no name of its own that could be expected.
  const step = scenarioStepSchema.safeParse(ending);
  return step.success ? step.data : undefined;
}

const MOST_KEYS = 40;

/** Keys one after the other are one step. */
function joinKeys(steps: readonly ScenarioStep[]): ScenarioStep[] {
  const joined: ScenarioStep[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    const isMore = 'do' in step && step.do === 'presses' && last !== undefined && 'do' in last && last.do === 'presses';
    if (isMore && last.keys.length < MOST_KEYS) joined.splice(-1, 1, { do: 'presses', keys: last.keys + step.keys });
    else joined.push(step);
  }
  return joined;
}
