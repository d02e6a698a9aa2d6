import { assertNever } from '@aybiza/foundation/assert-never';
import {
  evaluate,
  type Instruction,
  type StatechartEvent,
  type Step,
  type StepInstruction,
  start,
  step,
  type Values,
} from '@aybiza/statechart';
import { enterAnswer } from './answer.ts';
import { enterClassify } from './classify.ts';
import { enterCollect } from './collect.ts';
import type { RequestToSend } from './command.ts';
import { enterConfirm } from './confirm.ts';
import { enterConsult } from './consult.ts';
import { enterConverse } from './converse.ts';
import { startFiller } from './filler.ts';
import { enterHello } from './hello.ts';
import { enterHold } from './hold.ts';
import { enterKeypad } from './keypad.ts';
import { languageOf } from './language-of.ts';
import { enterMenu } from './menu.ts';
import { drawTicket, noteAll, render, setWait, speak, type TurnDraft, takeSnapshot } from './turn-draft.ts';
import { enterVoicemail } from './voicemail.ts';

/** How many states in a row may be left at once because their values were given early. */
const MAX_IMMEDIATE_MOVES = 20;

/** Enters the statechart with what the call brings. */
export function begin(draft: TurnDraft, values: Values): void {
  const next = absorb(draft, start(draft.statechart, values));
  if (next !== null) leave(draft, next);
}

/**
 * Leaves the current state by a port and carries on until the conversation waits for somebody again.
 * @throws Error when it goes on by itself for too long, which a checked flow never does
 */
export function leave(draft: TurnDraft, event: StatechartEvent): void {
  let next: StatechartEvent | null = event;
  for (let moves = 0; next !== null && moves < MAX_IMMEDIATE_MOVES; moves += 1) {
    const { snapshot } = draft.dialogue;
    if (snapshot === null) return;
    next = absorb(draft, step(draft.statechart, snapshot, next));
  }
  // A call that goes on and on by itself must not stop without a word; the one who called apologises and hangs up.
  if (next !== null) throw new Error(`more than ${MAX_IMMEDIATE_MOVES} states were left at once`);
}

/** What makes the conversation wait; when the state is left again within the same step, nobody was ever asked. */
const WAITING: ReadonlySet<Instruction['type']> = new Set<Instruction['type']>([
  'listen',
  'converse',
  'request',
  'transfer',
  'answer',
  'classify',
  'draw',
  'lookAtClock',
  'hold',
  'sendMessage',
  'takeMessage',
  'awaitHello',
]);

/** Turns a step's instructions into commands. Returns the event by which the state just entered is left at once, if it is. */
function absorb(draft: TurnDraft, result: Step): StatechartEvent | null {
  takeSnapshot(draft, result);
  const lastMove = result.instructions.findLastIndex(({ instruction }) => instruction.type === 'move');
  let immediate: StatechartEvent | null = null;
  for (const [index, entry] of result.instructions.entries()) {
    if (index < lastMove && WAITING.has(entry.instruction.type)) continue;
    immediate = carryOut(draft, entry) ?? immediate;
  }
  return immediate;
}

function carryOut(draft: TurnDraft, { instruction, variables, visits }: StepInstruction): StatechartEvent | null {
  switch (instruction.type) {
    case 'move':
      setWait(draft, null);
      draft.records.push({ type: 'moved', ...instruction.params });
      return null;
    case 'say': {
      const { node, variants, interruption, voice, audio } = instruction.params;
      const variant = variants[((visits[node] ?? 1) - 1) % variants.length] ?? [];
      const sound = audio === undefined ? undefined : ({ kind: 'file', url: audio } as const);
      speak(draft, render(draft, variant, { variables }), { node, interruption, voice, sound, purpose: 'say' });
      return null;
    }
    case 'listen':
      return enterAsk(draft, instruction.params);
    case 'converse':
      return enterConverse(draft, instruction.params);
    case 'answer':
      return enterAnswer(draft, instruction.params);
    case 'classify':
      return enterClassify(draft, instruction.params);
    case 'draw':
    case 'lookAtClock':
      return enterConsult(draft, instruction);
    case 'request':
      enterRequest(draft, instruction.params, variables);
      return null;
    case 'transfer':
      enterTransfer(draft, instruction.params, variables);
      return null;
    case 'sendMessage':
      return enterMessage(draft, instruction.params, variables);
    case 'takeMessage':
      return enterVoicemail(draft, instruction.params);
    case 'hold':
      enterHold(draft, instruction.params, variables);
      return null;
    case 'awaitHello':
      return enterHello(draft, instruction.params);
    default:
      doInPassing(draft, instruction, variables);
      return null;
  }
}

type Immediate = Extract<
  Instruction,
  {
    type: 'sendKeys' | 'switchLanguage' | 'setRecording' | 'tag' | 'hangUp' | 'startTimer' | 'cancelTimer';
  }
>;

/** What is done in passing: nobody waits for it. */
function doInPassing(draft: TurnDraft, instruction: Immediate, variables: Values): void {
  switch (instruction.type) {
    case 'sendKeys': {
      const { node, keys } = instruction.params;
      speak(draft, '', { node, interruption: 'protected', purpose: 'say', sound: { kind: 'keys', keys } });
      return;
    }
    case 'switchLanguage': {
      const { node, language, voice } = instruction.params;
      draft.dialogue = { ...draft.dialogue, spoken: { language, voice } };
      draft.records.push({ type: 'languageSet', node, language, voice });
      draft.commands.push({ type: 'setLanguage', language, voice });
      return;
    }
    case 'setRecording': {
      const { node, mode } = instruction.params;
      draft.records.push({ type: 'recordingSet', node, mode });
      draft.commands.push({ type: 'setRecording', mode });
      return;
    }
    case 'tag': {
      const { node, label, value } = instruction.params;
      const measured = value === undefined ? undefined : evaluate(value, variables);
      if (measured !== undefined) noteAll(draft, measured.notes);
      draft.records.push({ type: 'tagged', node, label, value: measured?.value ?? null });
      return;
    }
    case 'hangUp':
      draft.dialogue = { ...draft.dialogue, wait: null, ended: true };
      draft.commands.push({ type: 'hangUp', outcome: instruction.params.outcome });
      return;
    case 'startTimer':
      draft.commands.push({ type: 'startTimer', timer: instruction.params.id, delayMs: instruction.params.delayMs });
      return;
    case 'cancelTimer':
      draft.commands.push({ type: 'cancelTimer', timer: instruction.params.id });
      return;
    default:
      assertNever(instruction);
  }
}

function enterAsk(draft: TurnDraft, { node, ask }: ParamsOf<'listen'>): StatechartEvent | null {
  switch (ask.kind) {
    case 'menu':
      return enterMenu(draft, node, ask);
    case 'collect':
      return enterCollect(draft, node, ask);
    case 'confirm':
      return enterConfirm(draft, node, ask);
    case 'keypad':
      return enterKeypad(draft, node, ask);
    default:
      return assertNever(ask);
  }
}

type ParamsOf<Type extends Instruction['type']> = Extract<Instruction, { type: Type }>['params'];

function enterTransfer(draft: TurnDraft, params: ParamsOf<'transfer'>, variables: Values): void {
  const { node, to, ringMs, announcement, briefing, asksFirst = false } = params;
  if (announcement !== undefined)
    speak(draft, render(draft, announcement, { variables }), { node, interruption: 'protected', purpose: 'say' });
  const ticket = drawTicket(draft);
  setWait(draft, { kind: 'transfer', node, ticket });
  draft.records.push({ type: 'transferStarted', node, to });
  const text = briefing === undefined ? '' : render(draft, briefing, { variables });
  const told = text === '' && !asksFirst ? {} : { briefing: { text, language: languageOf(draft), asksFirst } };
  draft.commands.push({ type: 'transfer', ticket, node, to, ringMs, ...told });
}

/** E.164 (ITU-T): what a text message can be sent to. */
const NUMBER = /^\+[1-9]\d{4,14}$/;

function enterMessage(draft: TurnDraft, params: ParamsOf<'sendMessage'>, variables: Values): StatechartEvent | null {
  const { node } = params;
  const { value, notes } = evaluate(params.to, variables);
  noteAll(draft, notes);
  const to = typeof value === 'string' ? value.replace(/[\s()-]/g, '') : '';
  if (!NUMBER.test(to)) {
    draft.records.push({ type: 'noted', code: 'NO_NUMBER', detail: node });
    return { type: 'failed' };
  }
  const ticket = drawTicket(draft);
  setWait(draft, { kind: 'message', node, ticket });
  draft.records.push({ type: 'messageStarted', node, to });
  const text = render(draft, params.text, { variables, target: 'message' });
  draft.commands.push({ type: 'sendMessage', ticket, node, to, text });
  return null;
}

type RequestParams = ParamsOf<'request'>;

function enterRequest(draft: TurnDraft, params: RequestParams, variables: Values): void {
  const { node, call, meanwhile, timeoutMs, example } = params;
  if (meanwhile === undefined) startFiller(draft);
  else speak(draft, render(draft, meanwhile, { variables }), { node, interruption: 'protected', purpose: 'meanwhile' });
  const ticket = drawTicket(draft);
  setWait(draft, { kind: 'request', node, ticket, request: params });
  const request = toSend(draft, params, variables);
  draft.records.push({
    type: 'requestStarted',
    node,
    what: call.via === 'calendar' ? `calendar ${call.operation}` : `${call.method} ${call.origin}`,
  });
  const given = example === undefined ? {} : { example };
  draft.commands.push({ type: 'request', ticket, node, request, timeoutMs, ...given });
}

function toSend(
  draft: TurnDraft,
  { call, retries = 0, idempotencyKey }: RequestParams,
  variables: Values,
): RequestToSend {
  if (call.via === 'calendar') {
    const inputs = Object.entries(call.inputs).map(([name, expression]) => {
      const { value, notes } = evaluate(expression, variables);
      noteAll(draft, notes);
      return [name, value];
    });
    return { via: 'calendar', operation: call.operation, inputs: Object.fromEntries(inputs) };
  }
  return {
    via: 'http',
    method: call.method,
    url: call.origin + render(draft, call.path, { variables, target: 'url' }),
    headers: [
      ...call.headers.map(({ name, value }) => [name, render(draft, value, { variables, target: 'header' })] as const),
      ...(idempotencyKey === undefined
        ? []
        : [['Idempotency-Key', render(draft, idempotencyKey, { variables, target: 'header' })] as const]),
    ],
    ...(call.credential === undefined ? {} : { credential: call.credential }),
    retries,
    body: call.body === undefined ? null : render(draft, call.body, { variables, target: 'json' }),
  };
}
