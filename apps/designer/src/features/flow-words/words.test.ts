import { type Port, SENTENCES, say } from '@aybiza/flow';
import { READER_LANGUAGES } from '@aybiza/foundation/reader-language';
import { describe, expect, it } from 'vitest';
import { loadTranslations } from '../../language/load-translations.ts';
import { inEnglish, wordsIn } from '../../language/strings.ts';
import { flowStrings } from './strings.ts';
import { problemText, titleOf, wayName } from './words.ts';

const wordsOf = async (language: 'de' | 'fr' | 'es') => wordsIn(await loadTranslations(language), flowStrings);

/** Sentences that are made of parts. */
const made = Object.entries(SENTENCES).filter(([, sentence]) => typeof sentence === 'function');
/** Lists of one text: written into a sentence they are that text, and joined as well. */
const parts = [['‹one›'], ['‹two›'], ['‹three›']];

function fill(sentence: unknown): string {
  return (sentence as (...given: readonly unknown[]) => string)(...parts);
}

describe.each(READER_LANGUAGES.filter((language) => language !== 'en'))('what a flow says in “%s”', (language) => {
  it.each(made)('%s says all that it is made of, and not in English', async (name, english) => {
    const sentence = Object.entries((await wordsOf(language)).sentences).find(([other]) => other === name)?.[1];
    const [original, translated] = [fill(english), fill(sentence)];
    for (const [part = ''] of parts) expect(translated.includes(part)).toBe(original.includes(part));
    expect(translated).not.toBe(original);
  });
});

describe('the words of a flow', () => {
  const problem = {
    message: 'A caller who leaves by “Failed” hears an apology, and the call ends.',
    said: say('UNHANDLED_PORT', say('port.failed')),
  };

  it('say a problem in the language of its reader, down to the names in it', async () => {
    expect(problemText(problem, inEnglish(flowStrings))).toBe(problem.message);
    expect(problemText(problem, await wordsOf('de'))).toBe(
      'Wer über „Fehlgeschlagen“ hinausgeht, hört eine Entschuldigung, und der Anruf endet.',
    );
  });

  it('say it in English where the page does not know the sentence', async () => {
    const newer = { message: 'Something new.', said: JSON.parse('{"sentence":"SOMETHING_NEW","given":[]}') };
    expect(problemText(newer, await wordsOf('de'))).toBe('Something new.');
  });

  it('call steps and ways out by the name that their author gave them, else by that of their kind', async () => {
    const german = await wordsOf('de');
    expect(titleOf({ label: '', kind: 'answer' }, german)).toBe('Auskunft');
    expect(titleOf({ label: 'Parking', kind: 'answer' }, german)).toBe('Parking');
    const way: Port = { id: 'otherwise', label: 'Otherwise', said: say('port.otherwise'), fallback: 'mustBeWired' };
    expect(wayName(way, german)).toBe('Sonst');
    expect(wayName({ label: 'Otherwise' }, german)).toBe('Otherwise');
  });
});
