import { type WordsOf, wordFor } from '../../language/strings.ts';
import type { afterCallStrings } from './strings.ts';

type Kinds = WordsOf<typeof afterCallStrings>['kinds'];

/** What a kind of step is called; a kind that is newer than this page by its own name. */
export function kindName(kind: string, kinds: Kinds): string {
  return wordFor(kinds, kind) ?? kind;
}

/** What a step is called: its name, else its kind. */
export function stepName({ name, kind }: { name: string; kind: string }, kinds: Kinds): string {
  return name === '' ? kindName(kind, kinds) : name;
}

export const STEP_TONES = {
  waiting: 'neutral',
  running: 'accent',
  done: 'good',
  failed: 'bad',
  skipped: 'neutral',
  unknown: 'warn',
} as const;
