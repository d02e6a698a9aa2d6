import type { Statechart, ValueKind } from '@aybiza/statechart';
import type { Wait } from './dialogue.ts';
import type { Expectation, TurnProfile } from './expectation.ts';
import { handlersInScope } from './handlers.ts';
import type { HeardLanguage } from './understand/languages/heard-language.ts';
import { heardLanguage } from './understand/languages/languages.ts';

/** Recognisers take a few hundred tokens of hints; phrases beyond that only blur the rest. */
const MAX_KEYTERMS = 100;

const SPELLED: ReadonlySet<ValueKind['kind']> = new Set(['digits', 'phone', 'pattern', 'email']);

function profileOf(kinds: readonly ValueKind['kind'][]): TurnProfile {
  // What is spelled (an e-mail address, a code) pauses like digits do.
  if (kinds.some((kind) => SPELLED.has(kind))) return 'digits';
  if (kinds.length === 1 && kinds[0] === 'text') return 'story';
  if (kinds.every((kind) => kind === 'yesNo')) return 'yesNo';
  if (kinds.every((kind) => kind === 'choice' || kind === 'yesNo' || kind === 'number')) return 'choice';
  return 'open';
}

function phrasesOfKind(kind: ValueKind, { name }: HeardLanguage): readonly string[] {
  if (kind.kind === 'name') return name.openings;
  return kind.kind === 'choice' ? kind.options.flatMap(({ value, phrases }) => [value, ...phrases]) : [];
}

/** How long the caller who is to speak first may take. */
const HELLO_MS = 3_000;

/** What may be said while the conversation waits like this. */
export function expectationOf(statechart: Statechart, wait: Wait, language: string): Expectation {
  const handlers = handlersInScope(statechart, wait.node).flatMap((handler) => handler.phrases);
  const heard = heardLanguage(language);
  const wordsOfKind = (kind: ValueKind) => phrasesOfKind(kind, heard);
  const build = (profile: TurnProfile, phrases: readonly string[], silenceMs: number): Expectation => ({
    profile,
    keyterms: [...new Set([...phrases, ...handlers])].slice(0, MAX_KEYTERMS),
    silenceMs,
    language,
    masked: wait.kind === 'keypad' && wait.ask.masked,
    deaf: wait.kind === 'keypad' && wait.ask.masked && !wait.ask.speech,
  });
  switch (wait.kind) {
    case 'menu':
      return build(
        'choice',
        wait.ask.options.flatMap(({ label, phrases }) => [...phrases, label]),
        wait.ask.noInput.waitMs,
      );
    case 'collect': {
      if (wait.confirming) return build('yesNo', [], wait.ask.noInput.waitMs);
      const missing = wait.ask.fields
        .filter(({ variable }) => !Object.hasOwn(wait.values, variable))
        .map(({ value }) => value);
      return build(profileOf(missing.map(({ kind }) => kind)), missing.flatMap(wordsOfKind), wait.ask.noInput.waitMs);
    }
    case 'confirm':
      return build(
        'yesNo',
        wait.ask.fields.flatMap(({ value }) => wordsOfKind(value)),
        wait.ask.noInput.waitMs,
      );
    case 'keypad':
      return build('digits', [], wait.ask.noInput.waitMs);
    case 'converse': {
      const phrases = [
        ...wait.converse.exits.map(({ name }) => name),
        ...wait.converse.extract.flatMap(({ value }) => wordsOfKind(value)),
      ];
      return build('open', phrases, wait.converse.waitMs);
    }
    case 'answer':
      return build('open', [], wait.answer.waitMs);
    case 'voicemail':
      return build('story', [], wait.voicemail.silenceMs);
    case 'hello':
      return build('open', [], HELLO_MS);
    default:
      return build('open', [], 0);
  }
}
