import { copyFragment, fragmentFromText, fragmentToText, freshIds, paste, removeSelection } from './commands/index.ts';
import type { Editor } from './editor-context.tsx';
import type { EditorState } from './editor-store.ts';

type Fragment = ReturnType<typeof copyFragment>;

/** Puts what is chosen on the clipboard, as text that can be pasted wherever a flow can be read. False where the browser refuses. */
export async function copySelection(editor: Editor): Promise<boolean> {
  const { flow, view } = editor.store.getState();
  try {
    await navigator.clipboard.writeText(fragmentToText(copyFragment(flow, view.selection.nodes)));
    return true;
  } catch {
    return false; // Expected: the browser keeps the clipboard to itself.
  }
}

/** Copies what is chosen and takes it away; nothing that was not copied. */
export async function cutSelection(editor: Editor): Promise<void> {
  const { flow, view } = editor.store.getState();
  const nodes = Object.keys(copyFragment(flow, view.selection.nodes).nodes);
  if (await copySelection(editor)) editor.store.actions.run(removeSelection, { nodes, edges: view.selection.edges });
}

/** Puts the steps on the clipboard into the middle of what is in sight. */
export async function pasteClipboard(editor: Editor): Promise<void> {
  pasteText(editor, await navigator.clipboard.readText().catch(() => ''));
}

/** The same for a text; false where it is no steps. */
export function pasteText(editor: Editor, text: string): boolean {
  const fragment = fragmentFromText(text);
  if (fragment === undefined) return false;
  const before = editor.store.getState();
  const at = editor.graph.current?.middle() ?? { x: 0, y: 0 };
  const done = editor.store.actions.run(paste, { fragment, at });
  if (done) selectFresh(editor, before, fragment);
  return done;
}

/** Chooses the copies that were just put in. */
export function selectFresh(editor: Editor, before: EditorState, fragment: Fragment): void {
  const nodes = [...freshIds(before.flow, fragment).values()];
  editor.store.actions.look({ selection: { nodes, edges: [] } });
}
