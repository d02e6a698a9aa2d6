import type { KeypadAsk, StatechartEvent } from '@aybiza/statechart';
import type { KeypadWait } from './dialogue.ts';
import { handlerCandidates, handlerOfKey, inOrder } from './handlers.ts';
import { KEY_PAUSE_MS, KEYS_TIMER } from './keys.ts';
import { climb } from './ladder.ts';
import { drawTicket, listen, render, setWait, speak, type TurnDraft, understandingContext } from './turn-draft.ts';
import { SAID } from './understand/phrase-score.ts';
import { understandValue } from './understand/understand-value.ts';
import { noteUnderstood } from './understood.ts';
import type { WaitBehaviour } from './wait-behaviour.ts';

/** Asks for digits. */
export function enterKeypad(draft: TurnDraft, node: string, ask: KeypadAsk): null {
  const wait: KeypadWait = {
    kind: 'keypad',
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

function missed(draft: TurnDraft, wait: KeypadWait): StatechartEvent | null {
  noteUnderstood(draft, { node: wait.node, layer: 'none', taken: '' });
  const stays = climb(
    draft,
    { ...wait, noMatch: wait.noMatch + 1 },
    { ladder: wait.ask.noMatch, attempt: wait.noMatch, question: render(draft, wait.ask.prompt) },
  );
  return stays ? null : { type: 'invalid' };
}

/** The digits pressed or said so far, taken as the whole number. */
export function endKeypad(draft: TurnDraft, wait: KeypadWait, layer: 'key' | 'local' = 'key'): StatechartEvent | null {
  draft.commands.push({ type: 'cancelTimer', timer: KEYS_TIMER });
  const { keys, ask, node } = wait;
  if (keys.length < ask.minLength || keys.length > ask.maxLength) return missed(draft, wait);
  noteUnderstood(draft, { node, layer, taken: 'entered' });
  return { type: 'entered', values: { [ask.variable]: keys } };
}

export const keypadBehaviour: WaitBehaviour<'keypad'> = {
  hear(draft, wait, text) {
    const { minLength, maxLength, speech } = wait.ask;
    const digits = speech
      ? understandValue({ kind: 'digits', minLength, maxLength }, text, understandingContext(draft))
      : undefined;
    if (typeof digits?.value === 'string') return endKeypad(draft, { ...wait, keys: digits.value }, 'local');
    const handlers = inOrder(handlerCandidates(draft, wait.node, text));
    const [handler] = handlers;
    if (handler === undefined || handler.score < SAID) return missed(draft, wait);
    noteUnderstood(draft, { node: wait.node, layer: 'local', taken: handler.what, passedOver: handlers });
    return handler.event;
  },
  press(draft, wait, key) {
    if (key === wait.ask.finishKey) return endKeypad(draft, wait);
    const handler = /^[*#]$/.test(key) ? handlerOfKey(draft.statechart, wait.node, key) : undefined;
    if (handler !== undefined) {
      noteUnderstood(draft, { node: wait.node, layer: 'key', taken: handler.what });
      return handler.event;
    }
    const pressed: KeypadWait = { ...wait, keys: wait.keys + key };
    setWait(draft, pressed);
    if (pressed.keys.length >= wait.ask.maxLength) return endKeypad(draft, pressed);
    draft.commands.push({ type: 'startTimer', timer: KEYS_TIMER, delayMs: KEY_PAUSE_MS });
    return null;
  },
  staySilent(draft, wait) {
    if (wait.keys !== '') return endKeypad(draft, wait);
    const stays = climb(
      draft,
      { ...wait, noInput: wait.noInput + 1 },
      { ladder: wait.ask.noInput, attempt: wait.noInput, question: render(draft, wait.ask.prompt) },
    );
    return stays ? null : { type: 'noInput' };
  },
};
