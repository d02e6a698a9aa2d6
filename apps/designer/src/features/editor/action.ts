import type { Editor } from './editor-context.tsx';
import type { EditorState } from './editor-store.ts';
import type { editorStrings } from './strings.ts';

/** Something a key, a menu or the command palette starts: an edit with its arguments taken from what is chosen, or a change of view. */
export interface Action {
  readonly name: string;
  readonly label: string;
  readonly shortcut: string | null;
  readonly group: keyof typeof editorStrings.actions.groups;
  allowed(state: EditorState): boolean;
  run(editor: Editor): void;
}
