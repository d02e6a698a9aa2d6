import { afterCallKinds, nodeKinds, SENTENCES } from '@aybiza/flow';
import { defineStrings, type WordsOf } from '../../language/strings.ts';

interface KindWords {
  readonly title: string;
  readonly help: string;
}

/** What kinds of steps are called, in the words of the package that defines them. */
function wordsOf<Kind extends string>(kinds: Readonly<Record<Kind, KindWords>>): Readonly<Record<Kind, KindWords>> {
  const words = Object.entries<KindWords>(kinds).map(([kind, { title, help }]) => [kind, { title, help }]);
  // Each kind has its words, as before.
  return Object.fromEntries(words) as Record<Kind, KindWords>;
}

/** What a flow says of itself: its kinds of steps, their ways out, what is wrong with them and what mends it. */
export const flowStrings = defineStrings('flow', {
  nodes: wordsOf(nodeKinds),
  afterCall: wordsOf(afterCallKinds),
  sentences: SENTENCES,
});

export type FlowWords = WordsOf<typeof flowStrings>;
