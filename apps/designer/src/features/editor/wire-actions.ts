import type { Edge } from '@aybiza/flow';
import { fold } from '../flow-graph/index.ts';
import type { Action } from './action.ts';
import type { Editor } from './editor-context.tsx';
import type { EditorState } from './editor-store.ts';
import { goToNode } from './go-to-node.ts';
import { otherEnd, wireBeside, wiresOf } from './walk-wires.ts';

/** The wire that is chosen alone, as it is drawn, and the step whose wires are being walked through. */
interface ChosenWire {
  readonly id: string;
  readonly edge: Edge;
  readonly step: string;
}

export function chosenWire({ flow, view }: EditorState): ChosenWire | undefined {
  const { nodes, edges } = view.selection;
  const [id] = edges;
  if (id === undefined || nodes.length > 0 || edges.length > 1) return undefined;
  const edge = fold(flow).edges[id];
  if (edge === undefined) return undefined;
  const ends = [edge.from.node, edge.to.node];
  return { id, edge, step: ends.find((end) => end === view.wiresOf) ?? edge.from.node };
}

/** Chooses a wire of a step and brings both its ends into sight. */
export function goToWire(editor: Editor, wire: string, step: string): void {
  editor.store.actions.look({
    selection: { nodes: [], edges: [wire] },
    wiresOf: step,
    editing: null,
    addMenu: null,
    panel: 'step',
  });
  editor.graph.current?.showWire(wire);
}

function ofWire(
  name: string,
  { label, shortcut }: Pick<Action, 'label' | 'shortcut'>,
  run: (editor: Editor, wire: ChosenWire) => void,
): Action {
  return {
    name,
    label,
    shortcut,
    group: 'wire',
    allowed: (state) => chosenWire(state) !== undefined,
    run(editor) {
      const wire = chosenWire(editor.store.getState());
      if (wire !== undefined) run(editor, wire);
    },
  };
}

function beside(by: number) {
  return (editor: Editor, { id, step }: ChosenWire) => {
    const next = wireBeside(fold(editor.store.getState().flow), step, { wire: id, by });
    if (next !== undefined) goToWire(editor, next, step);
  };
}

/** The step that is chosen alone, and its first wire. */
function firstWire({ flow, view }: EditorState): { step: string; wire: string } | undefined {
  const [step, ...more] = view.selection.nodes;
  if (step === undefined || more.length > 0) return undefined;
  const [wire] = wiresOf(fold(flow), step);
  return wire === undefined ? undefined : { step, wire };
}

/** The menu of kinds in the middle of a wire. */
function askForStepOn({ store }: Editor, wire: string): void {
  store.actions.look({ addMenu: { by: 'edge', edge: wire, screen: middleOfWire(wire) }, stepMenu: null });
}

/** Where the middle of a wire is on the screen, in CSS pixels. */
export function middleOfWire(wire: string): { x: number; y: number } {
  const box = document.querySelector(`.react-flow__edge[data-id="${CSS.escape(wire)}"]`)?.getBoundingClientRect();
  return box === undefined ? { x: 200, y: 200 } : { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** Wires by keys: from a step to its wires, among them, along them, and what may be done with one. */
export const wireActions: readonly Action[] = [
  {
    name: 'wire-first',
    label: ({ actions }) => actions.wires.first,
    shortcut: 'W',
    group: 'wire',
    allowed: (state) => firstWire(state) !== undefined,
    run(editor) {
      const first = firstWire(editor.store.getState());
      if (first !== undefined) goToWire(editor, first.wire, first.step);
    },
  },
  ofWire('wire-next', { label: ({ actions }) => actions.wires.next, shortcut: 'ArrowDown' }, beside(1)),
  ofWire('wire-before', { label: ({ actions }) => actions.wires.before, shortcut: 'ArrowUp' }, beside(-1)),
  ofWire('wire-along', { label: ({ actions }) => actions.wires.along, shortcut: 'Enter' }, (editor, { edge, step }) =>
    goToNode(editor, otherEnd(edge, step)),
  ),
  ofWire('wire-target', { label: ({ actions }) => actions.wires.target, shortcut: 'ArrowRight' }, (editor, { edge }) =>
    goToNode(editor, edge.to.node),
  ),
  ofWire('wire-source', { label: ({ actions }) => actions.wires.source, shortcut: 'ArrowLeft' }, (editor, { edge }) =>
    goToNode(editor, edge.from.node),
  ),
  ofWire('wire-insert', { label: ({ actions }) => actions.wires.insert, shortcut: 'Tab' }, (editor, { id }) =>
    askForStepOn(editor, id),
  ),
  ofWire('wire-leave', { label: ({ actions }) => actions.wires.leave, shortcut: 'Escape' }, (editor, { step }) => {
    if (editor.store.getState().view.addMenu === null) goToNode(editor, step);
    else editor.store.actions.look({ addMenu: null });
  }),
];

/** After a wire was taken away, the walk goes on at the next one of its step, else at the step. */
export function goOnAfterWire(editor: Editor, before: EditorState): void {
  const wire = chosenWire(before);
  if (wire === undefined || before.view.wiresOf === null) return;
  const next = wireBeside(fold(before.flow), wire.step, { wire: wire.id, by: 1 });
  if (next !== undefined && next !== wire.id) goToWire(editor, next, wire.step);
  else goToNode(editor, wire.step);
}
