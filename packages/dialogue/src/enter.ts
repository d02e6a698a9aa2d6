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
import { enterCollect } from './collect.ts';
import type { RequestToSend } from './command.ts';
import { enterConverse } from './converse.ts';
import { startFiller } from './filler.ts';
import { enterMenu } from './menu.ts';
import { drawTicket, noteAll, render, setWait, speak, type TurnDraft, takeSnapshot } from './turn-draft.ts';

/** How many states in a row may be left at once because their values were given early. */
const MAX_IMMEDIATE_MOVES = 20;

/** Enters the statechart with what the call brings. */
export function begin(draft: TurnDraft, values: Values): void {
  absorb(draft, start(draft.statechart, values));
}

/** Leaves the current state by a port and carries on until the conversation waits for somebody again. */
export function leave(draft: TurnDraft, event: StatechartEvent): void {
  let next: StatechartEvent | null = event;
  for (let moves = 0; next !== null && moves < MAX_IMMEDIATE_MOVES; moves += 1) {
    const { snapshot } = draft.dialogue;
    if (snapshot === null) return;
    next = absorb(draft, step(draft.statechart, snapshot, next));
  }
}

/** Turns a step's instructions into commands. Returns the event by which the state just entered is left at once, if it is. */
function absorb(draft: TurnDraft, result: Step): StatechartEvent | null {
  takeSnapshot(draft, result);
  let immediate: StatechartEvent | null = null;
  for (const entry of result.instructions) immediate = carryOut(draft, entry) ?? immediate;
  return immediate;
}

function carryOut(draft: TurnDraft, { instruction, variables, visits }: StepInstruction): StatechartEvent | null {
  switch (instruction.type) {
    case 'move':
      setWait(draft, null);
      draft.records.push({ type: 'moved', ...instruction.params });
      return null;
    case 'say': {
      const { node, variants, interruption } = instruction.params;
      const variant = variants[((visits[node] ?? 1) - 1) % variants.length] ?? [];
      speak(draft, render(draft, variant, { variables }), { node, interruption, purpose: 'say' });
      return null;
    }
    case 'listen':
      return instruction.params.ask.kind === 'menu'
        ? enterMenu(draft, instruction.params.node, instruction.params.ask)
        : enterCollect(draft, instruction.params.node, instruction.params.ask);
    case 'converse':
      return enterConverse(draft, instruction.params);
    case 'request':
      enterRequest(draft, instruction.params, variables);
      return null;
    case 'transfer': {
      const { node, to, ringMs, announcement } = instruction.params;
      if (announcement !== undefined)
        speak(draft, render(draft, announcement, { variables }), { node, interruption: 'protected', purpose: 'say' });
      const ticket = drawTicket(draft);
      setWait(draft, { kind: 'transfer', node, ticket });
      draft.records.push({ type: 'transferStarted', node, to });
      draft.commands.push({ type: 'transfer', ticket, node, to, ringMs });
      return null;
    }
    case 'hangUp':
      draft.dialogue = { ...draft.dialogue, wait: null, ended: true };
      draft.commands.push({ type: 'hangUp', outcome: instruction.params.outcome });
      return null;
    case 'startTimer':
      draft.commands.push({ type: 'startTimer', timer: instruction.params.id, delayMs: instruction.params.delayMs });
      return null;
    case 'cancelTimer':
      draft.commands.push({ type: 'cancelTimer', timer: instruction.params.id });
      return null;
    default:
      return assertNever(instruction);
  }
}

type RequestParams = Extract<Instruction, { type: 'request' }>['params'];

function enterRequest(draft: TurnDraft, params: RequestParams, variables: Values): void {
  const { node, call, meanwhile, timeoutMs } = params;
  if (meanwhile === undefined) startFiller(draft);
  else speak(draft, render(draft, meanwhile, { variables }), { node, interruption: 'protected', purpose: 'meanwhile' });
  const ticket = drawTicket(draft);
  setWait(draft, { kind: 'request', node, ticket, request: params });
  const request = toSend(draft, call, variables);
  draft.records.push({
    type: 'requestStarted',
    node,
    what: call.via === 'calendar' ? `calendar ${call.operation}` : `${call.method} ${call.origin}`,
  });
  draft.commands.push({ type: 'request', ticket, node, request, timeoutMs });
}

function toSend(draft: TurnDraft, call: RequestParams['call'], variables: Values): RequestToSend {
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
    headers: call.headers.map(({ name, value }) => [name, render(draft, value, { variables, target: 'header' })]),
    body: call.body === undefined ? null : render(draft, call.body, { variables, target: 'json' }),
  };
}
