import type { Editor } from './editor-context.tsx';
import type { EditorState } from './editor-store.ts';
import type { EditorWords } from './strings.ts';

/** Something a key, a menu or the command palette starts: an edit with its arguments taken from what is chosen, or a change of view. */
export interface Action {
  readonly name: string;
  label(words: EditorWords): string;
  readonly shortcut: string | null;
  readonly group: keyof EditorWords['actions']['groups'];
  allowed(state: EditorState): boolean;
  run(editor: Editor): void;
}
