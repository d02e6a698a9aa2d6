import type { ConfirmAsk, StatechartEvent, Value } from '@aybiza/statechart';
import { askWhatWasMeant, toolInput } from './ask-model.ts';
import type { ConfirmWait } from './dialogue.ts';
import { variablesOf } from './dialogue.ts';
import { handlerCandidates, handlerOfKey, inOrder } from './handlers.ts';
import { climb } from './ladder.ts';
import { heardIn } from './language-of.ts';
import { acceptModelValue, schemaOfValue } from './model-values.ts';
import { drawTicket, listen, render, setWait, speak, type TurnDraft, understandingContext } from './turn-draft.ts';
import { contentWords, SAID } from './understand/phrase-score.ts';
import { understandValue } from './understand/understand-value.ts';
import { understandYesNo } from './understand/yes-no.ts';
import { noteUnderstood } from './understood.ts';
import type { ModelReply, WaitBehaviour } from './wait-behaviour.ts';

const TOOL = 'confirm';
/** A correction is only taken from words that stand for themselves. */
const CORRECTION_SCORE = 0.85;
/** What stands for yes and no on a telephone's keys, as in most phone lines. */
const YES_KEY = '1';
const NO_KEY = '2';

/** Reads back and waits for yes, no, or a correction. */
export function enterConfirm(draft: TurnDraft, node: string, ask: ConfirmAsk): null {
  const wait: ConfirmWait = {
    kind: 'confirm',
    node,
    ask,
    ticket: drawTicket(draft),
    noInput: 0,
    noMatch: 0,
    unsure: '',
    keys: '',
  };
  setWait(draft, wait);
  speak(draft, render(draft, ask.prompt), {
    node,
    interruption: ask.interruption,
    voice: ask.voice,
    purpose: 'prompt',
  });
  listen(draft, wait);
  return null;
}

function corrections(draft: TurnDraft, { ask }: ConfirmWait, text: string): Record<string, Value> {
  const context = understandingContext(draft);
  const known = variablesOf(draft.dialogue);
  const found = ask.fields.flatMap(({ variable, value: kind }) => {
    // A bare yes or no answers the question; it corrects nothing.
    if (kind.kind === 'yesNo') return [];
    const understood = understandValue(kind, text, context);
    const isNew =
      understood !== undefined && understood.score >= CORRECTION_SCORE && understood.value !== known[variable];
    return isNew ? [[variable, understood.value] as const] : [];
  });
  return Object.fromEntries(found);
}

function leave(
  draft: TurnDraft,
  wait: ConfirmWait,
  { layer, event }: { layer: 'key' | 'local' | 'model'; event: StatechartEvent },
): StatechartEvent {
  noteUnderstood(draft, { node: wait.node, layer, taken: event.type });
  return event;
}

function missed(draft: TurnDraft, wait: ConfirmWait): StatechartEvent | null {
  noteUnderstood(draft, { node: wait.node, layer: 'none', taken: '' });
  const stays = climb(
    draft,
    { ...wait, noMatch: wait.noMatch + 1 },
    { ladder: wait.ask.noMatch, attempt: wait.noMatch, question: render(draft, wait.ask.prompt) },
  );
  return stays ? null : { type: 'noMatch' };
}

function modelReplied(draft: TurnDraft, wait: ConfirmWait, { toolUses }: ModelReply): StatechartEvent | null {
  const input = toolInput(toolUses, TOOL);
  const values = wait.ask.fields.flatMap(({ variable, value: kind }) => {
    const value = Object.hasOwn(input, variable) ? acceptModelValue(kind, input[variable]) : undefined;
    return value === undefined ? [] : [[variable, value] as const];
  });
  if (values.length > 0)
    return leave(draft, wait, { layer: 'model', event: { type: 'corrected', values: Object.fromEntries(values) } });
  if (input.is_right === true || input.is_right === false)
    return leave(draft, wait, { layer: 'model', event: { type: input.is_right ? 'yes' : 'no' } });
  return missed(draft, wait);
}

export const confirmBehaviour: WaitBehaviour<'confirm'> = {
  hear(draft, wait, text) {
    const values = corrections(draft, wait, text);
    if (Object.keys(values).length > 0)
      return leave(draft, wait, { layer: 'local', event: { type: 'corrected', values } });
    const handlers = inOrder(handlerCandidates(draft, wait.node, text));
    const [handler] = handlers;
    const answer = understandYesNo(text, heardIn(draft));
    if (handler !== undefined && handler.score >= SAID && handler.score > (answer?.score ?? 0)) {
      noteUnderstood(draft, { node: wait.node, layer: 'local', taken: handler.what, passedOver: handlers });
      return handler.event;
    }
    if (answer !== undefined)
      return leave(draft, wait, { layer: 'local', event: { type: answer.value === true ? 'yes' : 'no' } });
    if (contentWords(text, heardIn(draft)).length === 0) return missed(draft, wait);
    askWhatWasMeant(draft, wait, {
      text,
      instruction: `A caller was asked: “${render(draft, wait.ask.prompt)}” Say whether they agree, and report what they want changed.`,
      tool: TOOL,
      properties: {
        is_right: { type: 'boolean', description: 'True when the caller agrees, false when not.' },
        ...Object.fromEntries(
          wait.ask.fields.map(({ variable, label, value }) => [variable, schemaOfValue(value, `New value: ${label}`)]),
        ),
      },
    });
    return null;
  },
  press(draft, wait, key) {
    if (key === YES_KEY || key === NO_KEY)
      return leave(draft, wait, { layer: 'key', event: { type: key === YES_KEY ? 'yes' : 'no' } });
    const handler = handlerOfKey(draft.statechart, wait.node, key);
    return handler === undefined ? missed(draft, wait) : leave(draft, wait, { layer: 'key', event: handler.event });
  },
  staySilent(draft, wait) {
    const stays = climb(
      draft,
      { ...wait, noInput: wait.noInput + 1 },
      { ladder: wait.ask.noInput, attempt: wait.noInput, question: render(draft, wait.ask.prompt) },
    );
    return stays ? null : { type: 'noInput' };
  },
  modelReplied,
  modelFailed: missed,
};
