import { defineStrings } from '../../../language/strings.ts';

const count = (number: number, one: string, many: string) => (number === 1 ? `1 ${one}` : `${number} ${many}`);

/** Every word about intents. */
export const intentStrings = defineStrings('intent', {
  rail: 'Intents',
  title: 'Intents',
  hint: 'What callers may want, said in many ways. Menus and handlers that name an intent hear all its phrases.',
  emptyTitle: 'No intents yet',
  empty: 'Name once what callers may want, such as “Speak to a person”, and use it in every menu and handler.',
  add: 'Add an intent',
  first: 'New intent',
  label: 'Name',
  labelHint: 'It counts as a phrase as well.',
  phrases: 'What callers say for it',
  phrasesHint: 'One on each line, up to 100.',
  summary: (phrases: number, uses: number) =>
    `${count(phrases, 'phrase', 'phrases')} · ${uses === 0 ? 'not used yet' : `used ${count(uses, 'time', 'times')}`}`,
  remove: 'Remove the intent',
  removed: (label: string, uses: number) =>
    uses === 0 ? `“${label}” is removed.` : `“${label}” is removed, also from ${count(uses, 'place', 'places')}.`,
});
