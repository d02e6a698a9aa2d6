import { isLanguageTag } from '@aybiza/flow/language-tag';
import { defineStrings } from '../../../language/strings.ts';

const names = new Intl.DisplayNames(['en'], { type: 'language' });
const count = (number: number, one: string, many: string) => (number === 1 ? `1 ${one}` : `${number} ${many}`);

const nameOf = (tag: string): string => (isLanguageTag(tag) ? `${names.of(tag) ?? tag} (${tag})` : tag);

/** Every word about translations. */
export const translationStrings = defineStrings('translation', {
  rail: 'Languages',
  title: 'Languages',
  hint: 'What callers hear after a “Language” step. A text without a translation is said as it is.',
  emptyTitle: 'One language so far',
  empty: 'Add a language, translate what is said, and switch to it with a “Language” step.',
  language: 'Language',
  addLanguage: 'Add a language',
  newLanguage: 'Another language',
  newLanguageHint: 'Such as es, pt-BR or cy',
  refused: 'Write the language like “es” or “pt-BR”, one that is not there yet.',
  add: 'Add',
  wanted: (tag: string) => `Add ${nameOf(tag)}`,
  name: nameOf,
  progress: (missing: number, all: number) =>
    all === 0
      ? 'This flow says nothing yet.'
      : missing === 0
        ? `All ${count(all, 'text', 'texts')} translated`
        : `${missing} of ${count(all, 'text', 'texts')} not translated yet`,
  translationOf: (original: string) => `Translation of “${original}”`,
  placeholder: 'Not translated yet',
  missingHoles: (holes: readonly string[]) =>
    `The original also says ${holes.map((hole) => `{{${hole}}}`).join(', ')}.`,
  goTo: (step: string) => `Go to “${step}”`,
  more: (left: number) => `Show ${count(left, 'more text', 'more texts')}`,
  remove: 'Remove the language',
  removed: (tag: string) => `${nameOf(tag)} is removed with its translations.`,
});
