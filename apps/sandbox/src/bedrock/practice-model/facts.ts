import { meaningOf, overlap } from './meaning.ts';
import { asWords } from './properties.ts';
import { sayDate } from './read-date.ts';
import { sentencesOf } from './spoken-words.ts';

/** Lines that tell the model what to do, from their first word to their last. */
const INSTRUCTION_LINE = /^(goal:|what the caller|today is|a caller was asked|leave only)/i;
/** Sentences that do. */
const INSTRUCTION = /^(you |your |never|always|do not|don't|leave|save|find|ask|answer|be |report|say |for a )/i;
/** Beginnings of a real question; "can you cancel it?" is a request. */
const QUESTION =
  /^(?:\W*(?:um|uh|and|so|but|please|hello|hi|ok|okay|well)\b)*\W*(?:what|when|where|who|how|which|do you|are you|is there|does|tell me|can you tell me)\b/i;
const NAMED_VALUE = /^([A-Za-z][\w.]*): (.+)$/;

/** Does the caller want to know something? */
export function isQuestion(text: string): boolean {
  return QUESTION.test(text.trim());
}

/** The day of the call, from the line "Today is YYYY-MM-DD." */
export function readToday(system: string): string | undefined {
  return /^Today is (\d{4}-\d{2}-\d{2})/m.exec(system)?.[1];
}

const PASSAGE = /<passage number="(\d+)">\n([\s\S]*?)\n<\/passage>/g;

/** What the passages that a question comes with say about it, word for word; undefined when none shares a word that matters. */
export function findPassage(system: string, question: string): { number: number; text: string } | undefined {
  const asked = meaningOf(question);
  const [best] = [...system.matchAll(PASSAGE)]
    .flatMap(([, number, text = '']) =>
      sentencesOf(text).map((sentence) => ({
        number: Number(number),
        text: sentence,
        score: overlap(asked, meaningOf(sentence)),
      })),
    )
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score);
  return best;
}

/** The sentence of the system text that shares most with a question; undefined when none shares a word that matters. */
export function findFact(system: string, question: string): string | undefined {
  const asked = meaningOf(question);
  const [best] = factsOf(system)
    .map((fact) => ({ fact, score: overlap(asked, meaningOf(fact)) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score);
  return best?.fact;
}

function factsOf(system: string): string[] {
  return system.split('\n').flatMap((line) => {
    if (INSTRUCTION_LINE.test(line)) return [];
    const [, name, value] = NAMED_VALUE.exec(line) ?? [];
    if (name !== undefined && value !== undefined)
      return [`The ${asWords(name)} is ${/^\d{4}-\d{2}-\d{2}$/.test(value) ? sayDate(value) : value}.`];
    return sentencesOf(line).filter((sentence) => !INSTRUCTION.test(sentence));
  });
}
