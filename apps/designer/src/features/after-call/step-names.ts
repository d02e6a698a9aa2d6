import { afterCallStrings as strings } from './strings.ts';

const kinds = new Map<string, string>(Object.entries(strings.kinds));

/** What a kind of step is called; a kind that is newer than this page by its own name. */
export function kindName(kind: string): string {
  return kinds.get(kind) ?? kind;
}

/** What a step is called: its name, else its kind. */
export function stepName({ name, kind }: { name: string; kind: string }): string {
  return name === '' ? kindName(kind) : name;
}

export const STEP_TONES = {
  waiting: 'neutral',
  running: 'accent',
  done: 'good',
  failed: 'bad',
  skipped: 'neutral',
  unknown: 'warn',
} as const;
