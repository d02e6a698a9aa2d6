import { type Flow, flowSchema, type NodeData, type NodeKind, nodeKinds } from '@aybiza/flow';
import { fillDoc } from '@aybiza/shared-flow';
import * as Y from 'yjs';
import { inEnglish } from '../../../language/strings.ts';
import { flowStrings } from '../../flow-words/index.ts';
import { addNode, connect, freeId, moveNodes, removeSelection, updateNode } from '../commands/index.ts';
import { createEditorStore, type EditorStore } from '../editor-store.ts';
import { editorStrings } from '../strings.ts';

/** Drives the editor without a browser, in the words of a person: add, connect, undo. */
export interface TestEditor {
  readonly store: EditorStore;
  flow(): Flow;
  /** Adds a step and gives its id. */
  add<Kind extends NodeKind>(kind: Kind, data?: Partial<NodeData<Kind>>): string;
  connect(from: string, port: string, to: string): boolean;
  move(id: string, x: number, y: number): boolean;
  remove(...ids: string[]): boolean;
  select(...ids: string[]): void;
  undo(): string | undefined;
  redo(): string | undefined;
}

/** An editor on an empty flow, or on the one given. */
export function testEditor(flow?: Flow): TestEditor {
  const first = flow ?? flowSchema.parse({ schemaVersion: 1, name: 'Test', nodes: {} });
  const doc = new Y.Doc();
  fillDoc(doc, first);
  const store = createEditorStore({ doc, save: { status: 'saved', savedAt: null } });
  const { actions } = store;
  const current = () => store.getState().flow;
  return {
    store,
    flow: current,
    add(kind, data) {
      const id = freeId(current().nodes, kind);
      actions.run(addNode, { id, kind, position: { x: 0, y: 0 } });
      const node = current().nodes[id];
      if (data !== undefined && node !== undefined) {
        const changed = flowSchema.shape.nodes.parse({
          [id]: { ...node, data: { ...nodeKinds[kind].defaults(), ...data } },
        });
        const next = changed[id];
        if (next !== undefined) actions.run(updateNode, { id, node: next });
      }
      return id;
    },
    connect: (from, port, to) => actions.run(connect, { from: { node: from, port }, to: { node: to } }),
    move: (id, x, y) => actions.run(moveNodes, { [id]: { x, y } }),
    remove: (...ids) => actions.run(removeSelection, { nodes: ids, edges: [] }),
    select: (...ids) => actions.look({ selection: { nodes: ids, edges: [] } }),
    undo: () => actions.undo()?.(inEnglish(editorStrings).edits, inEnglish(flowStrings)),
    redo: () => actions.redo()?.(inEnglish(editorStrings).edits, inEnglish(flowStrings)),
  };
}
