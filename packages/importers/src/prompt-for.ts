import { ownEntry } from './own-entry.ts';

/** What is said instead of a prompt where the original says nothing before it listens. */
export function promptFor(language: string | undefined): string {
  const [root = 'en'] = (language ?? 'en').split('-');
  return ownEntry(PROMPTS, root) ?? 'Please go ahead.';
}

const PROMPTS: Readonly<Record<string, string>> = {
  en: 'Please go ahead.',
  es: 'Adelante, por favor.',
  pt: 'Pode falar, por favor.',
  fr: 'Allez-y, je vous écoute.',
  de: 'Bitte sprechen Sie.',
  it: 'Prego, parli pure.',
  nl: 'Zegt u het maar.',
};
