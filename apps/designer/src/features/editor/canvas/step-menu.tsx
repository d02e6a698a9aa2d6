import { ContextMenu } from '../../../components/context-menu.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { toMenuItems } from '../action-items.ts';
import { actionNamed } from '../actions.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { editorStrings } from '../strings.ts';
import { chosenWire } from '../wire-actions.ts';

/** In the order of their groups: a line stands between two of them. */
const OFFERED = [
  'copy',
  'cut',
  'duplicate',
  'remove-selection',
  'rename-node',
  'edit-text',
  'add-after',
  'add-comment',
];
const OF_GROUPS = ['collapse', 'group-nodes', 'leave-group'];
const OF_WIRE = ['wire-insert', 'remove-selection', 'wire-source', 'wire-target'];
/** Whoever may only look. */
const LOOKING = ['copy', 'add-comment', 'wire-source', 'wire-target'];

/** What can be done with the chosen steps, or the chosen wire, where somebody asked for it. What does not apply to them is left out. */
export function StepMenu() {
  const strings = useStrings(editorStrings);
  const editor = useEditor();
  const menu = useEditorState((state) => state.view.stepMenu);
  if (menu === null) return null;
  const state = editor.store.getState();
  const isWire = chosenWire(state) !== undefined;
  const names = editor.draft.readOnly ? LOOKING : isWire ? OF_WIRE : [...OFFERED, ...OF_GROUPS];
  const offered = names.map(actionNamed).filter((action) => action.allowed(state));
  const close = () => {
    editor.store.actions.look({ stepMenu: null });
    editor.graph.current?.focus();
  };
  return (
    <ContextMenu
      label={isWire ? strings.wireMenu : strings.stepMenu}
      items={toMenuItems(editor, offered)}
      at={menu.at}
      onClose={close}
    />
  );
}
