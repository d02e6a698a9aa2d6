import type { Happening } from '@aybiza/call-log';
import { SAMPLE_VALUES, type ScenarioStep, sampleAnswer } from '@aybiza/flow';
import { assertNever } from '@aybiza/foundation/assert-never';
import { isOpenAt, type Value } from '@aybiza/statechart';
import type { Asked, Simulation } from './simulation.ts';
import { epochOf } from './virtual-clock.ts';

type StepOf<Do extends string> = Extract<ScenarioStep, { do: Do }>;
type Use = { readonly id: string; readonly name: string; readonly input: unknown };

/** What the model answers when a scenario says nothing about it: it takes the first way out of a conversation, else it is unsure. */
function ordinaryModelAnswer(asked: Extract<Asked, { type: 'askModel' }>): { text: string; uses: Use[] } {
  const { tools, toolChoice } = asked.question;
  if (toolChoice !== 'auto') return { text: '', uses: [{ id: 'use', name: toolChoice.tool, input: {} }] };
  const exit = tools.find(({ name }) => name.startsWith('exit_'));
  return { text: '', uses: exit === undefined ? [] : [{ id: 'use', name: exit.name, input: {} }] };
}

function modelReply(asked: Extract<Asked, { type: 'askModel' }>, reply: { text: string; uses: Use[] }): Happening {
  return {
    type: 'modelReplied',
    wait: asked.ticket,
    text: asked.speech === null ? '' : reply.text,
    toolUses: reply.uses,
    modelId: 'simulated',
    firstTokenMs: 0,
    totalMs: 0,
    inputTokens: 0,
    outputTokens: 0,
  };
}

/** What a scenario says about the model, through the tools that it was offered. */
export function modelAnswer(
  asked: Extract<Asked, { type: 'askModel' }>,
  { text, takes = '', values }: StepOf<'modelAnswers'>,
): Happening {
  const { toolChoice } = asked.question;
  if (toolChoice === 'auto') {
    const uses: Use[] = [];
    if (Object.keys(values).length > 0) uses.push({ id: 'save', name: 'save_values', input: values });
    if (takes !== '') uses.push({ id: 'exit', name: `exit_${takes}`, input: {} });
    return modelReply(asked, { text, uses });
  }
  const input = {
    ...values,
    choice: takes.startsWith('handler.') ? takes : `option.${takes}`,
    label: takes,
    is_right: takes === 'yes' ? true : takes === 'no' ? false : undefined,
    found: takes === 'answered',
    answer: text,
    passages: [1],
  };
  return modelReply(asked, { text, uses: [{ id: 'use', name: toolChoice.tool, input }] });
}

/** Answers what was asked of the world as it ordinarily goes: everything works, and the clock goes on. */
export function ordinaryAnswer(simulation: Simulation, asked: Asked): Happening {
  const wait = asked.ticket;
  switch (asked.type) {
    case 'askModel':
      return modelReply(asked, ordinaryModelAnswer(asked));
    case 'request':
      return {
        type: 'requestFinished',
        wait,
        outcome: 'answered',
        ...(asked.example ?? { status: 200, body: ordinaryBody(simulation) }),
        ms: 1,
      };
    case 'transfer':
      return { type: 'transferFinished', wait, outcome: 'answered' };
    case 'sendMessage':
      return { type: 'messageSent', wait, outcome: 'sent' };
    case 'consult':
      return { type: 'consulted', wait, now: simulation.beganAt + simulation.nowMs, chance: 0.5 };
    case 'findPassages':
      return passagesFound(wait, [SAMPLE_PASSAGE]);
    default:
      return assertNever(asked);
  }
}

/** Says what it is: no document of the workspace is read here. */
const SAMPLE_PASSAGE = '(A passage of the workspace’s documents, which are not read here.)';

function passagesFound(wait: number, texts: readonly string[]): Happening {
  const passages = texts.map((text, index) => {
    return { passage: `passage_${index + 1}`, document: 'document', version: 1, title: 'Document', heading: '', text };
  });
  return { type: 'passagesFound', wait, outcome: 'found', passages, ms: 1 };
}

/** Something plausible for each value that the flow takes out of the answer. */
export function ordinaryBody({ dialogue, statechart }: Simulation, given: Readonly<Record<string, Value>> = {}): Value {
  if (dialogue.wait?.kind !== 'request') return {};
  return sampleAnswer(dialogue.wait.request.mapping, (variable) => {
    const sample = SAMPLE_VALUES[statechart.variables[variable]?.type ?? 'text'];
    return Object.hasOwn(given, variable) ? (given[variable] ?? null) : sample;
  });
}

/** The answer that a step of a scenario gives to what was asked; undefined when it answers something else. */
export function answerOf(simulation: Simulation, asked: Asked, step: ScenarioStep): Happening | undefined {
  if (!('do' in step)) return undefined;
  const wait = asked.ticket;
  switch (step.do) {
    case 'requestAnswers': {
      if (asked.type !== 'request') return undefined;
      const example = asked.example?.status === step.status ? asked.example.body : undefined;
      const body = step.body ?? example ?? ordinaryBody(simulation);
      return { type: 'requestFinished', wait, outcome: 'answered', status: step.status, body, ms: 1 };
    }
    case 'requestFails':
      return asked.type === 'request'
        ? { type: 'requestFinished', wait, outcome: step.how, status: 0, body: null, ms: 1 }
        : undefined;
    case 'modelAnswers':
      return asked.type === 'askModel' ? modelAnswer(asked, step) : undefined;
    case 'modelFails':
      return asked.type === 'askModel' ? { type: 'modelFailed', wait, code: 'SIMULATED' } : undefined;
    case 'transferEnds':
      return asked.type === 'transfer' ? { type: 'transferFinished', wait, outcome: step.outcome } : undefined;
    case 'messageIs':
      return asked.type === 'sendMessage' ? { type: 'messageSent', wait, outcome: step.outcome } : undefined;
    case 'clockShows': {
      if (asked.type !== 'consult' || simulation.dialogue.wait?.kind !== 'consult') return undefined;
      const { decides } = simulation.dialogue.wait;
      const zone = decides.type === 'lookAtClock' ? decides.params.schedule.timeZone : 'UTC';
      return { type: 'consulted', wait, now: epochOf(step.at, zone), chance: 0.5 };
    }
    case 'knowledgeFinds':
      return asked.type === 'findPassages' ? passagesFound(wait, step.passages) : undefined;
    case 'lotFallsOn':
      return asked.type === 'consult' ? lot(simulation, wait, step.arm) : undefined;
    default:
      return undefined;
  }
}

/** A number from 0 to below 1 that falls on an arm. */
function lot({ dialogue }: Simulation, wait: number, arm: string): Happening | undefined {
  if (dialogue.wait?.kind !== 'consult' || dialogue.wait.decides.type !== 'draw') return undefined;
  const { arms } = dialogue.wait.decides.params;
  const whole = arms.reduce((sum, { share }) => sum + share, 0);
  let before = 0;
  for (const { port, share } of arms) {
    if (port === `arm.${arm}`)
      return share === 0 ? undefined : { type: 'consulted', wait, now: 0, chance: (before + share / 2) / whole };
    before += share;
  }
  return undefined;
}

/** Moments of two weeks, a quarter of an hour apart, at which a schedule is open and closed: one of each, where there is one. */
export function openAndClosed(
  schedule: Parameters<typeof isOpenAt>[0],
  from: number,
): { open?: number; closed?: number } {
  const found: { open?: number; closed?: number } = {};
  const QUARTER = 15 * 60_000;
  for (let at = from; at < from + 14 * 86_400_000; at += QUARTER) {
    const isOpen = isOpenAt(schedule, at);
    if (isOpen) found.open ??= at;
    else found.closed ??= at;
    if (found.open !== undefined && found.closed !== undefined) break;
  }
  return found;
}
