import { type Flow, flowSchema } from '@aybiza/flow';
import { READER_LANGUAGES } from '@aybiza/foundation/reader-language';
import { failureSentence } from '@aybiza/scenarios/in-words';
import { describe, expect, it } from 'vitest';
import { loadTranslations } from '../../../language/load-translations.ts';
import { inEnglish, type WordsFor, wordsIn } from '../../../language/strings.ts';
import { testEditor } from '../testing/test-editor.ts';
import { readerWords } from './reader-words.ts';
import { createScenarioControl } from './scenario-control.ts';
import { scenarioWork } from './scenario-work.ts';
import { scenarioStrings } from './strings.ts';

const flow = flowSchema.parse({
  schemaVersion: 1,
  name: 'Test',
  nodes: {
    start: { kind: 'start', data: {} },
    menu: { kind: 'menu', data: { prompt: 'Day or night?', options: [{ id: 'day', label: 'Tag', phrases: ['day'] }] } },
    day: { kind: 'end', label: 'Bei Tag', data: { text: 'Good day.', outcome: 'day' } },
    lost: { kind: 'say', data: { text: 'Nobody hears this.' } },
  },
  edges: {
    one: { from: { node: 'start', port: 'next' }, to: { node: 'menu' } },
    two: { from: { node: 'menu', port: 'option.day' }, to: { node: 'day' } },
    three: { from: { node: 'lost', port: 'next' }, to: { node: 'day' } },
  },
});

type Other = Exclude<(typeof READER_LANGUAGES)[number], 'en'>;

async function inLanguage(language: Other): Promise<WordsFor> {
  const translations = await loadTranslations(language);
  return (strings) => wordsIn(translations, strings);
}

/** What a search finds for somebody who reads German. */
async function foundInGerman(of: Flow, goingWrong: boolean) {
  const editor = testEditor(of);
  const scenarios = createScenarioControl(editor.store, {
    startWorker: () => undefined,
    workHere: async (asked) => scenarioWork(asked),
    wordsFor: await inLanguage('de'),
    announce: () => undefined,
  });
  await new Promise<void>((resolve) => {
    editor.store.subscribe(({ runs }) => runs.work.status === 'idle' && resolve());
    scenarios.generate({ goingWrong });
  });
  const { found } = editor.store.getState().runs;
  if (found === null) throw new Error('calls were found');
  return { names: found.calls.map(({ scenario }) => scenario.name), uncovered: found.uncovered };
}

describe('somebody who reads German', () => {
  it('reads what was not as a scenario says, by the names on the cards', async () => {
    const what = { is: 'notAt', node: 'day', here: 'menu' } as const;
    expect(failureSentence({ what }, readerWords(flow, await inLanguage('de')))).toBe(
      'Der Anruf ist bei „Menü“ und nicht zu „Bei Tag“ gekommen.',
    );
    expect(failureSentence({ what }, readerWords(flow, inEnglish))).toBe(
      'The caller is at “Menu” and did not come to “Bei Tag”.',
    );
  });

  it('reads which kind of step could not be taken', async () => {
    const what = { is: 'notAsked', kind: 'transferEnds' } as const;
    expect(failureSentence({ what }, readerWords(flow, await inLanguage('de')))).toBe(
      'Es wurde nichts gefragt, worauf „Weiterleitung endet“ eine Antwort wäre.',
    );
  });

  it('reads the id of a step that has no card', async () => {
    const what = { is: 'notAt', node: 'inner.step', here: null } as const;
    expect(failureSentence({ what }, readerWords(flow, inEnglish))).toBe(
      'The caller is at “nowhere” and did not come to “inner.step”.',
    );
  });

  it('gets names in German for the calls that a search finds, and the reason where it finds none', async () => {
    const { names, uncovered } = await foundInGerman(flow, false);
    expect(names).toEqual(['1. Wählt „Tag“']);
    const { told } = (await inLanguage('de'))(scenarioStrings);
    expect(uncovered.map(({ reason }) => told.reasons[reason])).toEqual(['Zu diesem Schritt kommt kein Anruf.']);
  });

  it('gets names in German for calls that go wrong', async () => {
    const { names } = await foundInGerman(flow, true);
    expect(names).toEqual([
      'Dauerhaftes Schweigen bei „Menü“',
      'Spracherkennung oder Stimme fällt aus bei „Menü“',
      'Eine Antwort, die nie kommt, bei „Menü“',
      'Alle anderen versagen: 1. Wählt „Tag“',
      'Fällt überall ins Wort: 1. Wählt „Tag“',
    ]);
  });
});

/** A value for every part that a phrase may have. */
const PARTS = {
  label: '‹label›',
  key: '‹key›',
  keys: '‹keys›',
  text: '‹text›',
  words: '‹words›',
  description: '‹description›',
  variable: '‹variable›',
  signal: '‹signal›',
  arm: '‹arm›',
  value: 17,
  status: 404,
  at: '2026-11-23T09:30',
  kind: 'yesNo',
  outcome: 'failed',
  by: 'nobody',
};
/** These stand in a sentence as words of its language. */
const TRANSLATED = ['yesNo', 'failed', 'nobody'];
const positional = ['‹one›', ['‹two›'], '‹three›'];

function fill(sentence: unknown, ...given: readonly unknown[]): string {
  return typeof sentence === 'function' ? String(sentence(...given)) : String(sentence);
}

describe.each(READER_LANGUAGES.filter((language) => language !== 'en'))('what is told in “%s”', (language) => {
  const english = inEnglish(scenarioStrings).told;

  it.each(Object.entries(english.phrases))(
    'the phrase %s has all its parts, and is not English',
    async (name, original) => {
      const { phrases } = (await inLanguage(language))(scenarioStrings).told;
      const translated = fill(Object.entries(phrases).find(([other]) => other === name)?.[1], PARTS);
      const wanted = fill(original, PARTS);
      expect(translated).not.toBe(wanted);
      for (const part of Object.values(PARTS).map(String))
        if (wanted.includes(part) && !TRANSLATED.includes(part)) expect(translated).toContain(part);
    },
  );

  it.each(Object.entries(english.failures))(
    'the failure %s has all its parts, and is not English',
    async (name, original) => {
      const { failures } = (await inLanguage(language))(scenarioStrings).told;
      const translated = fill(Object.entries(failures).find(([other]) => other === name)?.[1], ...positional);
      const wanted = fill(original, ...positional);
      expect(translated).not.toBe(wanted);
      for (const part of ['‹one›', '‹two›', '‹three›']) expect(translated.includes(part)).toBe(wanted.includes(part));
    },
  );
});
