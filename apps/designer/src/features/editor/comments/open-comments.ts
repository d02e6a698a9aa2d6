import type { Editor } from '../editor-context.tsx';
import type { Thread } from './comment-source.ts';

/** Shows what is said about a step: the thread that calls for this person, else the newest. */
export function openComments({ store }: Editor, threads: readonly Thread[], node: string): void {
  const about = threads.filter(({ nodeId, resolved }) => nodeId === node && resolved === null);
  const thread = about.find(({ mentionsReader }) => mentionsReader) ?? about[0];
  store.actions.look({ drawer: 'comments', openThread: thread?.id ?? null, commentOn: null, panelOpen: false });
}
