import type { MouseEvent } from 'react';
import { nodeAt, wireAt } from '../../flow-graph/index.ts';
import type { Editor } from '../editor-context.tsx';
import { middleOfWire } from '../wire-actions.ts';

/** Opens the menu of what is chosen, beside the first of it. */
export function openStepMenu({ store }: Editor): void {
  const { nodes, edges } = store.getState().view.selection;
  const [first] = nodes;
  const [wire] = edges;
  if (first === undefined) {
    if (wire !== undefined) store.actions.look({ stepMenu: { at: middleOfWire(wire) }, addMenu: null });
    return;
  }
  const card = document.querySelector(`.react-flow__node[data-id="${CSS.escape(first)}"]`)?.getBoundingClientRect();
  store.actions.look({ stepMenu: { at: { x: card?.right ?? 200, y: card?.top ?? 200 } }, addMenu: null });
}

/** Somebody asked for a menu on the canvas: of the step or wire under the pointer, which is chosen by it; by a key, of what is chosen. */
export function askForStepMenu(editor: Editor, event: MouseEvent): void {
  const { target, nativeEvent } = event;
  // Whoever writes wants the browser's own: spelling, pasting.
  if (target instanceof HTMLElement && target.closest('textarea, input') !== null) return;
  const { nodes, edges } = editor.store.getState().view.selection;
  const isByKey = nativeEvent instanceof PointerEvent && nativeEvent.pointerType === '';
  const at = { x: event.clientX, y: event.clientY };
  const node = isByKey ? nodes[0] : nodeAt(at);
  const wire = isByKey ? edges[0] : wireAt(at);
  if (node === undefined && wire === undefined) return;
  event.preventDefault();
  if (isByKey) openStepMenu(editor);
  else if (node === undefined) {
    const selection = { nodes: [], edges: wire === undefined ? [] : [wire] };
    editor.store.actions.look({ selection, stepMenu: { at }, addMenu: null });
  } else {
    const chosen = nodes.includes(node) ? {} : { selection: { nodes: [node], edges: [] } };
    editor.store.actions.look({ ...chosen, stepMenu: { at }, addMenu: null });
  }
}
