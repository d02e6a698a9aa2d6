import { type Flow, type NodeKind, portsOf } from '@aybiza/flow';
import { useEffect, useRef } from 'react';
import { addStep } from '../actions.ts';
import { freeId, freePlace, insertOnEdge, kindsWithInput } from '../commands/index.ts';
import { type Editor, useEditor, useEditorState } from '../editor-context.tsx';
import type { AddMenu as AddMenuView } from '../editor-view.ts';
import { editorStrings } from '../strings.ts';
import styles from './add-menu.module.css';
import { NodeKindList } from './node-kind-list.tsx';

/** What comes next? Opened where a wire was dropped, by `+` on a wire, or by Tab. */
export function AddMenu() {
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const menu = useEditorState((state) => state.view.addMenu);
  const box = useRef<HTMLDivElement>(null);
  // The document: a press anywhere else closes the menu.
  useEffect(() => {
    if (menu === null) return;
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) {
        editor.store.actions.look({ addMenu: null });
      }
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [menu, editor]);
  if (menu === null) return null;
  const close = () => {
    editor.store.actions.look({ addMenu: null });
    editor.graph.current?.focus();
  };
  const left = Math.min(menu.screen.x, window.innerWidth - 260);
  const top = Math.min(menu.screen.y, window.innerHeight - 380);
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={editorStrings.addMenu.title}
      className={styles.menu}
      style={{ left: Math.max(8, left), top: Math.max(8, top) }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' || event.key === 'Tab') {
          event.preventDefault();
          close();
        }
      }}
    >
      <h2>{editorStrings.addMenu.title}</h2>
      <NodeKindList
        flow={flow}
        kinds={kindsWithInput()}
        autoFocus
        onChoose={(kind) => {
          choose(editor, menu, kind);
          editor.graph.current?.focus();
        }}
      />
    </div>
  );
}

function choose(editor: Editor, menu: AddMenuView, kind: NodeKind): void {
  switch (menu.by) {
    case 'wire':
      addStep(editor, kind, { position: { x: menu.canvas.x, y: menu.canvas.y - 20 }, from: menu.from });
      return;
    case 'edge':
      insert(editor, menu.edge, kind);
      return;
    case 'node':
      addAfter(editor, menu.node, kind);
  }
}

/** Into the middle of a wire. */
function insert(editor: Editor, edge: string, kind: NodeKind): string | undefined {
  const id = freeId(editor.store.getState().flow.nodes, kind);
  const view = { selection: { nodes: [id], edges: [] }, addMenu: null, panel: 'step' } as const;
  return editor.store.actions.run(insertOnEdge, { id, edge, kind }, { view }) ? id : undefined;
}

/** To the right of a node, wired to its first way out that leads nowhere yet; between it and the next one when all lead somewhere. */
function addAfter(editor: Editor, node: string, kind: NodeKind): void {
  const { flow } = editor.store.getState();
  const source = flow.nodes[node];
  if (source === undefined) return;
  const wires = Object.entries(flow.edges).filter(([, { from }]) => from.node === node);
  const [first] = portsOf(source);
  const wire = wires.find(([, { from }]) => from.port === first?.id)?.[0];
  if (openPort(flow, node) === undefined && wire !== undefined) {
    const inserted = insert(editor, wire, kind);
    if (inserted !== undefined) editor.graph.current?.show(inserted, { onlyIfHidden: true });
    return;
  }
  const position = freePlace(flow, { x: source.position.x + 340, y: source.position.y });
  const port = openPort(flow, node);
  const id = addStep(editor, kind, { position, ...(port === undefined ? {} : { from: { node, port } }) });
  if (id !== undefined) editor.graph.current?.show(id, { onlyIfHidden: true });
}

function openPort(flow: Flow, node: string): string | undefined {
  const source = flow.nodes[node];
  if (source === undefined) return undefined;
  const wired = new Set(Object.values(flow.edges).flatMap(({ from }) => (from.node === node ? [from.port] : [])));
  return portsOf(source).find((port) => !wired.has(port.id))?.id;
}
