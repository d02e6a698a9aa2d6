import { expect, it } from 'vitest';
import type { FoundCall, Phrase, Story } from './found-call.ts';
import { ENGLISH_BY_ID, nameCalls } from './in-words.ts';

const call = (story: Story): FoundCall => ({ story, scenario: { at: '2026-11-23T09:30', begins: {}, steps: [] } });
const search = (number: number, ...happens: Phrase[]): Story => ({ about: 'search', number, happens });
const namesOf = (stories: readonly Story[], words = ENGLISH_BY_ID) =>
  nameCalls(stories.map(call), words).map(({ name }) => name);

it('a found call is named after what happens in it, one thing after the other', () => {
  const happens: Phrase[] = [
    { is: 'knownByName' },
    { is: 'chooses', label: 'Book' },
    { is: 'answerHas', value: null, variable: 'slot' },
    { is: 'asksFor', words: '“speak to a person”' },
    { is: 'clockShows', at: '2026-11-23T20:15' },
  ];
  expect(namesOf([search(1, ...happens), search(2)])).toEqual([
    '1. Is known by name, chooses “Book”, the answer has null as slot, asks for “speak to a person”, it is 2026-11-23, 20:15',
    '2. Says nothing at all',
  ]);
});

it('a call that goes wrong is named after the step, or after the call that it goes wrong in', () => {
  expect(
    namesOf([
      { about: 'breaks', node: 'need' },
      { about: 'cutsInEverywhere', call: search(3, { is: 'hangsUp' }) },
    ]),
  ).toEqual(['Recogniser or voice is lost at “need”', 'Cuts in everywhere: 3. Hangs up']);
});

it('two steps of one name do not give two calls of one name', () => {
  const words = { ...ENGLISH_BY_ID, nodeName: () => 'Menu' };
  expect(
    namesOf(
      ['one', 'two'].map((node) => ({ about: 'silence', node })),
      words,
    ),
  ).toEqual(['Silence for good at “Menu”', 'Silence for good at “Menu” (2)']);
});

it('the longest name fits into a scenario', () => {
  const happens = Array.from({ length: 60 }, (): Phrase => ({ is: 'saysNothing' }));
  expect(namesOf([search(1, ...happens)])[0]).toHaveLength(200);
});
