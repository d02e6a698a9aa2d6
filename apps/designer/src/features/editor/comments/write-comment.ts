import type { Editor } from '../editor-context.tsx';

/** Opens the field for a new comment about a step. */
export function writeComment({ store }: Editor, node: string): void {
  store.actions.look({ drawer: 'comments', commentOn: node, openThread: null, panelOpen: false });
}
