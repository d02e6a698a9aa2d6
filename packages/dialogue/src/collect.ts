import type { AskField, CollectAsk, StatechartEvent, Value, Values } from '@aybiza/statechart';
import { askWhatWasMeant, toolInput } from './ask-model.ts';
import { type CollectWait, variablesOf } from './dialogue.ts';
import { handlerCandidates, handlerOfKey, inOrder } from './handlers.ts';
import { KEY_PAUSE_MS, KEYS_TIMER } from './keys.ts';
import { climb } from './ladder.ts';
import { heardIn } from './language-of.ts';
import { acceptModelValue, schemaOfValue } from './model-values.ts';
import { drawTicket, listen, render, setWait, speak, type TurnDraft, understandingContext } from './turn-draft.ts';
import { contentWords, SAID, SAID_CLEARLY, scorePhrases } from './understand/phrase-score.ts';
import { understandValue } from './understand/understand-value.ts';
import { understandYesNo } from './understand/yes-no.ts';
import { noteUnderstood } from './understood.ts';
import type { WaitBehaviour } from './wait-behaviour.ts';

const TOOL = 'give_values';
/** Only values that stand for themselves are taken from what was said before they were asked for. */
const CLEAR_OUT_OF_CONTEXT: ReadonlySet<string> = new Set(['date', 'time', 'phone', 'choice', 'name']);
const EARLY_SCORE = 0.85;

/** Asks for values, except those the caller gave in the words that led here. */
export function enterCollect(draft: TurnDraft, node: string, ask: CollectAsk): StatechartEvent | null {
  const early = findValues(
    draft,
    ask.fields.filter(({ value }) => CLEAR_OUT_OF_CONTEXT.has(value.kind)),
    draft.hadWords.has(node) ? '' : draft.carried,
  );
  draft.hadWords.add(node);
  const given = early.filter(({ score }) => score >= EARLY_SCORE);
  if (given.length > 0)
    noteUnderstood(draft, { node, layer: 'local', taken: given.map(({ variable }) => variable).join(', ') });
  const values = Object.fromEntries(given.map(({ variable, value }) => [variable, value]));
  const wait: CollectWait = {
    kind: 'collect',
    node,
    ask,
    ticket: drawTicket(draft),
    values,
    confirming: false,
    noInput: 0,
    noMatch: 0,
    unsure: '',
    keys: '',
  };
  return proceed(draft, wait, 'prompt');
}

interface FoundValue {
  readonly variable: string;
  readonly value: Value;
  readonly score: number;
}

function findValues(draft: TurnDraft, fields: readonly AskField[], text: string): FoundValue[] {
  if (text === '') return [];
  const context = understandingContext(draft);
  return fields.flatMap(({ variable, value: kind }) => {
    const found = understandValue(kind, text, context);
    return found === undefined ? [] : [{ variable, ...found }];
  });
}

function missingFields({ ask, values }: CollectWait): AskField[] {
  return ask.fields.filter(({ variable }) => !Object.hasOwn(values, variable));
}

/** What is asked now: everything at first, then only what is still missing, at last whether all of it is right. */
function questionOf(draft: TurnDraft, wait: CollectWait): string {
  const missing = missingFields(wait);
  const [first] = missing;
  if (first === undefined) return readBackOf(draft, wait);
  return render(draft, missing.length === wait.ask.fields.length ? wait.ask.prompt : first.prompt);
}

function readBackOf(draft: TurnDraft, wait: CollectWait): string {
  if (wait.ask.readBack === undefined) return '';
  const variables: Values = { ...variablesOf(draft.dialogue), ...wait.values };
  return render(draft, wait.ask.readBack, { variables });
}

/** Asks for what is missing, reads back, or leaves with everything collected. */
function proceed(draft: TurnDraft, wait: CollectWait, purpose: 'prompt' | 'again'): StatechartEvent | null {
  const isWhole = missingFields(wait).length === 0;
  if (isWhole && (wait.confirming || wait.ask.readBack === undefined))
    return { type: 'collected', values: wait.values };
  const next: CollectWait = { ...wait, ticket: drawTicket(draft), confirming: isWhole, unsure: '', keys: '' };
  setWait(draft, next);
  speak(draft, questionOf(draft, next), {
    node: wait.node,
    interruption: wait.ask.interruption,
    voice: wait.ask.voice,
    purpose,
  });
  listen(draft, next);
  return null;
}

/** What the caller said: values, a correction, a yes to what was read back, a handler, or a refusal. */
function hearInCollect(draft: TurnDraft, wait: CollectWait, text: string): StatechartEvent | null {
  const language = heardIn(draft);
  const handlers = inOrder(handlerCandidates(draft, wait.node, text));
  const [handler] = handlers;
  const found = findValues(draft, wait.confirming ? wait.ask.fields : fieldsFor(wait), text).filter(
    ({ score }) => score >= SAID,
  );
  const bestValue = Math.max(0, ...found.map(({ score }) => score));
  if (handler !== undefined && handler.score >= SAID && handler.score > bestValue) {
    noteUnderstood(draft, { node: wait.node, layer: 'local', taken: handler.what, passedOver: handlers });
    return handler.event;
  }
  if (wait.confirming) return hearConfirmation(draft, wait, { text, found });
  if (found.length > 0) return takeValues(draft, wait, { found, layer: 'local' });
  if (scorePhrases(text, language.refusals, language) >= SAID_CLEARLY) {
    noteUnderstood(draft, { node: wait.node, layer: 'local', taken: 'refused', passedOver: handlers });
    return { type: 'refused' };
  }
  if (contentWords(text, language).length === 0) return missed(draft, wait);
  askWhatWasMeant(draft, wait, {
    text,
    instruction: `A caller was asked: “${questionOf(draft, wait)}” Report the values they gave.`,
    tool: TOOL,
    properties: Object.fromEntries(
      wait.ask.fields.map(({ variable, label, value }) => [variable, schemaOfValue(value, label)]),
    ),
  });
  return null;
}

/** Which fields the words may be about: what is missing, and of the rest only what was given before and is now corrected. */
function fieldsFor(wait: CollectWait): readonly AskField[] {
  const missing = missingFields(wait);
  const sameKinds = new Set(missing.map(({ value }) => value.kind));
  return wait.ask.fields.filter((field) => missing.includes(field) || !sameKinds.has(field.value.kind));
}

function hearConfirmation(
  draft: TurnDraft,
  wait: CollectWait,
  heard: { text: string; found: readonly FoundValue[] },
): StatechartEvent | null {
  const answer = understandYesNo(heard.text, heardIn(draft));
  const corrections = heard.found.filter(
    ({ variable, value, score }) =>
      score >= EARLY_SCORE && wait.values[variable] !== value && typeof value !== 'boolean',
  );
  if (corrections.length > 0)
    return takeValues(draft, { ...wait, confirming: false }, { found: corrections, layer: 'local' });
  if (answer?.value === true) {
    noteUnderstood(draft, { node: wait.node, layer: 'local', taken: 'collected' });
    return { type: 'collected', values: wait.values };
  }
  if (answer?.value === false) {
    noteUnderstood(draft, { node: wait.node, layer: 'local', taken: 'no' });
    return proceed(draft, { ...wait, values: {}, confirming: false }, 'again');
  }
  return missed(draft, wait);
}

function takeValues(
  draft: TurnDraft,
  wait: CollectWait,
  taken: { found: readonly FoundValue[]; layer: 'key' | 'local' | 'model' },
): StatechartEvent | null {
  noteUnderstood(draft, {
    node: wait.node,
    layer: taken.layer,
    taken: taken.found.map(({ variable }) => variable).join(', '),
  });
  const values = { ...wait.values, ...Object.fromEntries(taken.found.map(({ variable, value }) => [variable, value])) };
  return proceed(draft, { ...wait, values }, 'prompt');
}

function modelRepliedInCollect(
  draft: TurnDraft,
  wait: CollectWait,
  toolUses: readonly { name: string; input: unknown }[],
): StatechartEvent | null {
  const input = toolInput(toolUses, TOOL);
  const found = wait.ask.fields.flatMap(({ variable, value: kind }) => {
    const value = Object.hasOwn(input, variable) ? acceptModelValue(kind, input[variable]) : undefined;
    return value === undefined ? [] : [{ variable, value, score: 1 }];
  });
  return found.length === 0 ? missed(draft, wait) : takeValues(draft, wait, { found, layer: 'model' });
}

/** Keys make up digits, numbers and telephone numbers; `#` or a pause ends them. A handler's key works where no value takes keys. */
function pressInCollect(draft: TurnDraft, wait: CollectWait, key: string): StatechartEvent | null {
  const field = missingFields(wait).find(({ value }) => ['digits', 'number', 'phone'].includes(value.kind));
  if (field === undefined) {
    const handler = handlerOfKey(draft.statechart, wait.node, key);
    if (handler === undefined) return missed(draft, wait);
    noteUnderstood(draft, { node: wait.node, layer: 'key', taken: handler.what });
    return handler.event;
  }
  if (key === '#') return endKeys(draft, wait);
  const keys = wait.keys + key;
  setWait(draft, { ...wait, keys });
  const isFull = field.value.kind === 'digits' && field.value.maxLength === keys.length;
  if (isFull) return endKeys(draft, { ...wait, keys });
  draft.commands.push({ type: 'startTimer', timer: KEYS_TIMER, delayMs: KEY_PAUSE_MS });
  return null;
}

/** The keys pressed so far, taken as one value. */
export function endKeys(draft: TurnDraft, wait: CollectWait): StatechartEvent | null {
  draft.commands.push({ type: 'cancelTimer', timer: KEYS_TIMER });
  if (wait.keys === '') return null;
  const found = findValues(
    draft,
    missingFields(wait).filter(({ value }) => ['digits', 'number', 'phone'].includes(value.kind)),
    wait.keys,
  );
  return found.length === 0 ? missed(draft, wait) : takeValues(draft, wait, { found: found.slice(0, 1), layer: 'key' });
}

function missed(draft: TurnDraft, wait: CollectWait): StatechartEvent | null {
  noteUnderstood(draft, { node: wait.node, layer: 'none', taken: '' });
  const next: CollectWait = { ...wait, noMatch: wait.noMatch + 1 };
  const stays = climb(draft, next, {
    ladder: wait.ask.noMatch,
    attempt: wait.noMatch,
    question: questionOf(draft, wait),
  });
  return stays ? null : { type: 'failed' };
}

function silentInCollect(draft: TurnDraft, wait: CollectWait): StatechartEvent | null {
  const next: CollectWait = { ...wait, noInput: wait.noInput + 1 };
  const stays = climb(draft, next, {
    ladder: wait.ask.noInput,
    attempt: wait.noInput,
    question: questionOf(draft, wait),
  });
  return stays ? null : { type: 'failed' };
}

export const collectBehaviour: WaitBehaviour<'collect'> = {
  hear: hearInCollect,
  press: pressInCollect,
  staySilent: silentInCollect,
  modelReplied: (draft, wait, { toolUses }) => modelRepliedInCollect(draft, wait, toolUses),
  modelFailed: missed,
};
