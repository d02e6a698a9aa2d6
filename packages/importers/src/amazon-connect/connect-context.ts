import { acceptedParts } from '../accepted-expressions.ts';
import type { DraftFlow } from '../draft-flow.ts';
import type { Destination } from '../draft-state.ts';
import { addNote, type Notes, type Outcome } from '../outcome.ts';
import type { TypedPart } from '../typed-part.ts';
import { clip, LONGEST_PROMPT, writeTemplate } from '../write-template.ts';
import { type ConnectAction, type ConnectFlow, errorOf } from './connect-flow.ts';
import type { ConnectNames } from './connect-names.ts';
import type { ConnectPaths } from './connect-paths.ts';
import type { Queues } from './find-queues.ts';
import type { InferredValues } from './infer-values.ts';
import { splitReferences } from './references.ts';
import type { SpokenLanguages } from './spread-languages.ts';

/** Draws what an action does, makes its first node the action's entry, and says what became of it. */
export type Translator = (action: ConnectAction, connect: Connect) => Outcome;

/** Everything a translator needs beside its action. */
export interface Connect {
  readonly draft: DraftFlow;
  readonly flow: ConnectFlow;
  readonly paths: ConnectPaths;
  readonly values: InferredValues;
  readonly names: ConnectNames;
  readonly queues: Queues;
  readonly languages: SpokenLanguages;
  /** Questions without words of their own → the prompt that is played just before them. */
  readonly merged: ReadonlyMap<string, ConnectAction>;
  readonly notes: Notes;
}

/** Remembers something that is not as in the original. */
export function note(connect: Connect, action: ConnectAction, sentence: string): void {
  addNote(connect.notes, action.id, sentence);
}

/** A text of an action as words and typed values. */
export function partsOf(connect: Connect, action: ConnectAction, text: string): readonly TypedPart[] {
  const tell = (sentence: string) => note(connect, action, sentence);
  const parts = splitReferences(text).map((part) =>
    typeof part === 'string' ? part : connect.names.find(part.path, tell),
  );
  return acceptedParts(connect.draft, parts, tell);
}

/** A text as a template for speech or an address, cut to the longest there may be. */
export function template(connect: Connect, action: ConnectAction, text: string): string {
  const written = writeTemplate(partsOf(connect, action, text));
  if (written.length > LONGEST_PROMPT)
    note(connect, action, `The text is longer than ${LONGEST_PROMPT} characters and was cut.`);
  return clip(written, LONGEST_PROMPT);
}

/** Where callers go on; where nothing is wired, the call ends. */
export function to(...ways: readonly (string | undefined)[]): Destination {
  const next = ways.find((way) => way !== undefined);
  return next === undefined ? 'hangUp' : { step: next };
}

/** Where callers go on ordinarily: by the next action, else by the first outcome that is no error, else by any. */
export function ordinaryWay({ next, conditions, errors }: ConnectAction): string | undefined {
  const outcomes = [next, ...conditions.map((condition) => condition.next), ...errors.map((error) => error.next)];
  return outcomes.find((way) => way !== undefined);
}

/** Where the original goes when nothing of what it names has happened. */
export function errorWay(action: ConnectAction): string | undefined {
  return errorOf(action, 'NoMatchingError');
}

/** A sentence about ways that nobody takes here, because what leads to them cannot happen; empty when there are none. */
export function untaken({ errors, next }: ConnectAction, why: string): string {
  const left = errors.filter((error) => error.next !== undefined && error.next !== next).map(({ type }) => `“${type}”`);
  return left.length === 0 ? '' : ` Nobody goes by ${[...new Set(left)].slice(0, 4).join(', ')}: ${why}.`;
}
