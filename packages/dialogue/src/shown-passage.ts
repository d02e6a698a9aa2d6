import type { Happening } from '@aybiza/call-log';
import type { Passage } from './rank-passages.ts';

/** A passage of the workspace's knowledge, as whoever looked it up has it. */
export type LibraryPassage = Extract<Happening, { type: 'passagesFound' }>['passages'][number];

/** What the model is shown: a passage of the flow's own documents, or of the workspace's. */
export interface ShownPassage extends Passage {
  readonly library?: LibraryPassage;
}
