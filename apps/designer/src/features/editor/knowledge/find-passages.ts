import type { Passage } from '@aybiza/dialogue';
import { type Flow, passagesOf } from '@aybiza/flow';

/** A passage, by the title of its document. */
export interface FoundPassage {
  readonly title: string;
  readonly text: string;
}

/** What an “Answer” step with all documents would show the model; found as in a call, whose code is loaded when it is first asked for. */
export async function findPassages(
  { knowledge, settings }: Pick<Flow, 'knowledge' | 'settings'>,
  question: string,
): Promise<FoundPassage[]> {
  const { MAX_PASSAGES, rankPassages } = await import('@aybiza/dialogue');
  const found: Passage[] = rankPassages(passagesOf(knowledge), Object.keys(knowledge), {
    question,
    language: settings.language,
  });
  return found.slice(0, MAX_PASSAGES).map(({ source, text }) => ({ title: knowledge[source]?.title ?? source, text }));
}
