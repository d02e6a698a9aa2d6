import type { Flow } from '@aybiza/flow';
import type { ReaderWords } from '@aybiza/scenarios/in-words';
import type { WordsFor } from '../../../language/strings.ts';
import { nodeName } from '../playback/playback.ts';
import { scenarioStrings } from './strings.ts';

/** What is said of the calls of a flow: in the reader's language, by the names on its cards. */
export function readerWords(flow: Flow, of: WordsFor): ReaderWords {
  const { told, does } = of(scenarioStrings);
  return {
    sentences: told,
    // A step of a flow inside this one has no card: its id says which it is.
    nodeName: (node) => (Object.hasOwn(flow.nodes, node) || node.startsWith('$') ? nodeName(flow, node, of) : node),
    kindName: (kind) => does[kind],
  };
}
