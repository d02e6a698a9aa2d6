import { findPassage, readToday } from './facts.ts';
import { gatherValues } from './gather-values.ts';
import { meaningOf, overlap } from './meaning.ts';
import { type Property, readProperties } from './properties.ts';
import type { Question, SpokenValue, Tool, Turn } from './question.ts';
import { summarise } from './summarise.ts';
import { isSpeech, isTranscript, readTranscript } from './turns.ts';

const ANSWER_TOOL = 'answer';
/** What a choice may be called when none of it was meant. */
const NO_CHOICES = ['none', 'unsure', 'unknown'];

/** Fills a tool that the request insists on: each value as far as somebody said it; the rest is left out. */
export function fillTool({ system, turns }: Question, tool: Tool): Record<string, unknown> {
  if (tool.name === ANSWER_TOOL) return answerFromPassages(system, turns);
  const properties = readProperties(tool.inputSchema);
  const written = turns.findLast(({ text }) => isTranscript(text));
  const conversation = written === undefined ? asAsked(system, turns) : readTranscript(written.text);
  const said = gatherValues({
    properties,
    turns: conversation,
    today: readToday(system),
    isDirect: written === undefined,
  });
  const filled = properties.flatMap((property): [string, SpokenValue][] => {
    const { name } = property;
    const value = Object.hasOwn(said, name)
      ? said[name]
      : fallBack(property, { turns: conversation, isWritten: written !== undefined });
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(filled);
}

/** Our flows' question for an answer out of passages. The practice model reads out a sentence, and makes nothing up. */
function answerFromPassages(system: string, turns: readonly Turn[]): Record<string, unknown> {
  const question = turns.findLast(({ speaker }) => speaker === 'user')?.text ?? '';
  const passage = findPassage(system, question);
  return passage === undefined ? { found: false } : { found: true, answer: passage.text, passages: [passage.number] };
}

/** The turns, led by the question that the system text quotes: "A caller was asked: “…”". */
function asAsked(system: string, turns: readonly Turn[]): Turn[] {
  const question = /asked: “([^”]+)”/.exec(system)?.[1];
  const spoken = turns.filter(({ text }) => isSpeech(text));
  return question === undefined ? spoken : [{ speaker: 'assistant', text: question }, ...spoken];
}

/** What can be said of a property although no turn gave it as such. */
function fallBack(
  property: Property,
  { turns, isWritten }: { readonly turns: readonly Turn[]; readonly isWritten: boolean },
): SpokenValue | undefined {
  switch (property.kind) {
    case 'summary':
      return summarise(turns);
    case 'choice':
      return property.choices.find(({ value }) => NO_CHOICES.includes(value))?.value;
    case 'text':
      return isWritten ? findQuote(property, turns) : undefined;
    case 'yesNo':
      return isWritten && isClaimed(property, turns) ? true : undefined;
    default:
      return undefined;
  }
}

/** The caller's sentence that shares most with what is looked for: a quotation, never an invention. */
function findQuote(property: Property, turns: readonly Turn[]): string | undefined {
  const wanted = property.words;
  const [best] = turns
    .filter(({ speaker }) => speaker === 'user')
    .map(({ text }) => ({ text, score: overlap(wanted, meaningOf(text)) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score);
  return best?.text;
}

/** Two words of the description in one breath of the caller say that it is so. */
function isClaimed(property: Property, turns: readonly Turn[]): boolean {
  const wanted = property.words;
  return turns.some(({ speaker, text }) => speaker === 'user' && overlap(wanted, meaningOf(text)) >= 2);
}
