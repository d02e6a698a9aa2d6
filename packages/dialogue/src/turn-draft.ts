import type { CallRecord } from '@aybiza/call-log';
import {
  type EvaluationNote,
  type Interruption,
  renderTemplate,
  type Statechart,
  type Step,
  type Template,
  type TemplateTarget,
  type Values,
} from '@aybiza/statechart';
import type { DialogueCommand, SpeechPurpose, SpeechSound } from './command.ts';
import { type Dialogue, textVariable, variablesOf, type Wait } from './dialogue.ts';
import { expectationOf } from './expectation-of.ts';
import { languageOf } from './language-of.ts';
import type { UnderstandingContext } from './understand/understood-value.ts';

/**
 * One turn in the making: it begins as a conversation that nobody else sees and ends as the next one, with what is to be done and
 * what is to be noted. Mutable inside `advance` only, which is pure to its callers.
 */
export interface TurnDraft {
  readonly statechart: Statechart;
  dialogue: Dialogue;
  readonly commands: DialogueCommand[];
  readonly records: CallRecord[];
  /** What the caller said in this very turn, for nodes entered by it: values given early are taken. */
  carried: string;
  /** The nodes that have had those words: whoever comes to one of them again in the same turn is asked. */
  readonly hadWords: Set<string>;
}

export function beginTurn(statechart: Statechart, dialogue: Dialogue): TurnDraft {
  return { statechart, dialogue, commands: [], records: [], carried: '', hadWords: new Set() };
}

export function setWait(draft: TurnDraft, wait: Wait | null): void {
  draft.dialogue = { ...draft.dialogue, wait };
}

/** A number that only the answer to what is awaited now will carry. */
export function drawTicket(draft: TurnDraft): number {
  const ticket = draft.dialogue.tickets + 1;
  draft.dialogue = { ...draft.dialogue, tickets: ticket };
  return ticket;
}

export function drawSpeech(draft: TurnDraft): number {
  const speech = draft.dialogue.speeches + 1;
  draft.dialogue = { ...draft.dialogue, speeches: speech };
  return speech;
}

export interface SpeakOptions {
  readonly node: string;
  readonly interruption: Interruption;
  readonly purpose: SpeechPurpose;
  readonly voice?: string | undefined;
  readonly sound?: SpeechSound | undefined;
}

/** Says a text; an empty one is not said at all. */
export function speak(
  draft: TurnDraft,
  text: string,
  { node, interruption, purpose, voice, sound }: SpeakOptions,
): void {
  if (text === '' && sound === undefined) return;
  const speech = drawSpeech(draft);
  draft.commands.push({
    type: 'speak',
    speech,
    text,
    node,
    interruption,
    purpose,
    ...(voice === undefined ? {} : { voice }),
    ...(sound === undefined ? {} : { sound }),
  });
  draft.records.push({ type: 'agentSpoke', speech, node, text, purpose });
}

/** A text with the variables of a moment; what had to be passed over goes to the log. */
export function render(
  draft: TurnDraft,
  template: Template,
  how: { variables?: Values; target?: TemplateTarget } = {},
): string {
  const rendering = renderTemplate(template, how.variables ?? variablesOf(draft.dialogue), {
    target: how.target ?? 'speech',
    language: languageOf(draft),
  });
  noteAll(draft, rendering.notes);
  return rendering.text;
}

export function noteAll(draft: TurnDraft, notes: readonly EvaluationNote[]): void {
  for (const { code, detail } of notes) draft.records.push({ type: 'noted', code, detail });
}

/** Tells the recogniser what to expect now. */
export function listen(draft: TurnDraft, wait: Wait): void {
  draft.commands.push({
    type: 'listen',
    ticket: wait.ticket,
    node: wait.node,
    expectation: expectationOf(draft.statechart, wait, languageOf(draft)),
  });
}

/** Takes over the snapshot of a step and notes which variables it changed. */
export function takeSnapshot(draft: TurnDraft, { snapshot }: Step): void {
  const before = variablesOf(draft.dialogue);
  for (const [name, value] of Object.entries(snapshot.context.variables)) {
    const old = Object.hasOwn(before, name) ? before[name] : null;
    if (JSON.stringify(old) !== JSON.stringify(value)) draft.records.push({ type: 'variableSet', name, value });
  }
  draft.dialogue = { ...draft.dialogue, snapshot };
}

export function understandingContext(draft: TurnDraft): UnderstandingContext {
  const variables = variablesOf(draft.dialogue);
  return {
    today: textVariable(variables, 'today'),
    callerNumber: textVariable(variables, 'caller_number'),
    language: languageOf(draft),
  };
}
