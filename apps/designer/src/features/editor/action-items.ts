import type { MenuItem } from '../../components/menu.tsx';
import type { Action } from './action.ts';
import type { Editor } from './editor-context.tsx';
import { isMac, showShortcut } from './shortcut.ts';
import { editorStrings } from './strings.ts';

/** Actions as a menu offers them now, with a line between their groups. */
export function toMenuItems(editor: Editor, actions: readonly Action[]): MenuItem[] {
  const state = editor.store.getState();
  const mac = isMac();
  const words = editor.wordsFor(editorStrings);
  return actions.map((action, index) => ({
    id: action.name,
    label: action.label(words),
    separated: index > 0 && actions[index - 1]?.group !== action.group,
    disabled: !action.allowed(state),
    onChoose: () => action.run(editor),
    ...(action.shortcut === null ? {} : { keys: showShortcut(action.shortcut, { mac }) }),
  }));
}
