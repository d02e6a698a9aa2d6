import { fold } from '../flow-graph/index.ts';
import { setCollapsed } from './commands/index.ts';
import type { Editor } from './editor-context.tsx';

/** Chooses a node and brings it into sight, out of collapsed groups if it stands in any. */
export function goToNode(editor: Editor, node: string, field: string | null = null): void {
  const standIn = () => fold(editor.store.getState().flow).standIns.get(node);
  for (let group = standIn(); group !== undefined; group = standIn())
    if (!editor.store.actions.run(setCollapsed, { group, collapsed: false })) break;
  editor.store.actions.look({
    selection: { nodes: [node], edges: [] },
    editing: null,
    addMenu: null,
    goToField: field,
    wiresOf: null,
  });
  editor.graph.current?.show(node, { onlyIfHidden: true });
}
