import type { WatchFigures } from '@aybiza/db/releases/watches';
import type { ReaderLanguage } from '@aybiza/foundation/reader-language';
import { type RollBackWords, rollBackEnglish } from './words/english.ts';
import { rollBackFrench } from './words/french.ts';
import { rollBackGerman } from './words/german.ts';
import { rollBackSpanish } from './words/spanish.ts';

const WORDS: Readonly<Record<ReaderLanguage, RollBackWords>> = {
  en: rollBackEnglish,
  de: rollBackGerman,
  fr: rollBackFrench,
  es: rollBackSpanish,
};

export interface RolledBack {
  agent: string;
  /** Of the version. */
  number: number;
  figures: WatchFigures;
}

/**
 * What is told of a watched version that was rolled back: in a few words, and the figures that decided.
 * @param answersUrl where one sees which version answers, if that is known
 */
export function describeRollBack(
  { agent, number, figures }: RolledBack,
  { language, answersUrl }: { language: ReaderLanguage; answersUrl: string | undefined },
): { subject: string; text: string } {
  const words = WORDS[language];
  const worse = figures
    .filter(({ isWorse }) => isWorse)
    .map(({ measure, newer, older }) => words.worse({ newer, older, what: words.measures[measure] }))
    .join('; ');
  const sentence = words.sentence({ agent, number, worse });
  return {
    subject: words.subject({ agent, number }),
    text: answersUrl === undefined ? sentence : `${sentence}\n\n${words.whichAnswers} ${answersUrl}`,
  };
}
