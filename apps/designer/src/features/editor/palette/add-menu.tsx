import { type Flow, fittingKinds, type NodeKind, portsOf, type StepPlace } from '@aybiza/flow';
import { useEffect, useMemo, useRef } from 'react';
import { useStrings } from '../../../language/use-strings.tsx';
import { openPort } from '../../flow-graph/index.ts';
import { addStep } from '../actions.ts';
import { allKinds, freeId, freePlace, insertOnEdge } from '../commands/index.ts';
import { type Editor, useEditor, useEditorState } from '../editor-context.tsx';
import type { AddMenu as AddMenuView } from '../editor-view.ts';
import { editorStrings } from '../strings.ts';
import styles from './add-menu.module.css';
import { NodeKindList } from './node-kind-list.tsx';

/** What comes next? Opened where a wire was dropped, by `+` on a wire, or by Tab. */
export function AddMenu() {
  const strings = useStrings(editorStrings);
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const menu = useEditorState((state) => state.view.addMenu);
  const box = useRef<HTMLDivElement>(null);
  const kinds = useMemo(() => (menu === null ? undefined : kindsFor(flow, menu)), [flow, menu]);
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
  if (menu === null || kinds === undefined) return null;
  const close = () => {
    editor.store.actions.look({ addMenu: null });
    editor.graph.current?.focus();
  };
  const title = strings.addMenu[isBackwards(menu) ? 'before' : 'title'];
  const left = Math.min(menu.screen.x, window.innerWidth - 260);
  const top = Math.min(menu.screen.y, window.innerHeight - 380);
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={title}
      className={styles.menu}
      style={{ left: Math.max(8, left), top: Math.max(8, top) }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape' && event.key !== 'Tab') return;
        // Tab goes on from the canvas as from anything else: whoever only passes through is not held by the menu that it has opened.
        if (event.key === 'Escape' || event.shiftKey) event.preventDefault();
        close();
      }}
    >
      <h2>{title}</h2>
      <p className={styles.leave}>{strings.addMenu.leave}</p>
      <NodeKindList
        flow={flow}
        kinds={kinds.fit}
        last={kinds.last}
        autoFocus
        onChoose={(kind) => {
          choose(editor, menu, kind);
          editor.graph.current?.focus();
        }}
      />
    </div>
  );
}

function isBackwards(menu: AddMenuView): boolean {
  return menu.by === 'wire' && 'to' in menu.end;
}

/** What fits where the menu was opened. */
function kindsFor(flow: Flow, menu: AddMenuView) {
  const place = placeOf(flow, menu);
  // After a step without a way out, something new stands beside it.
  return place === undefined ? { fit: allKinds(), last: [] } : fittingKinds(flow, place);
}

function placeOf(flow: Flow, menu: AddMenuView): StepPlace | undefined {
  switch (menu.by) {
    case 'wire':
      return 'to' in menu.end ? { by: 'entry', to: menu.end.to } : { by: 'port', from: menu.end.from };
    case 'edge':
      return { by: 'wire', edge: menu.edge };
    case 'node':
      return placeAfter(flow, menu.node);
  }
}

/** A step's first way out that leads nowhere yet; the wire of its first one when all lead somewhere. */
function placeAfter(flow: Flow, node: string): StepPlace | undefined {
  const port = openPort(flow, node);
  if (port !== undefined) return { by: 'port', from: { node, port } };
  const source = flow.nodes[node];
  const [first] = source === undefined ? [] : portsOf(source);
  const wire = Object.entries(flow.edges).find(([, { from }]) => from.node === node && from.port === first?.id);
  return wire === undefined ? undefined : { by: 'wire', edge: wire[0] };
}

/** How wide a card is: a wire that is drawn backwards ends at its right side, in canvas pixels. */
const CARD_WIDTH = 232;

function choose(editor: Editor, menu: AddMenuView, kind: NodeKind): void {
  switch (menu.by) {
    case 'wire': {
      const { x, y } = menu.canvas;
      const left = 'to' in menu.end ? x - CARD_WIDTH : x;
      addStep(editor, kind, { position: { x: left, y: y - 20 }, ...menu.end });
      return;
    }
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

/** To the right of a node, wired to it; between it and the next one when all its ways lead somewhere. */
function addAfter(editor: Editor, node: string, kind: NodeKind): void {
  const { flow } = editor.store.getState();
  const source = flow.nodes[node];
  if (source === undefined) return;
  const place = placeAfter(flow, node);
  const id =
    place?.by === 'wire'
      ? insert(editor, place.edge, kind)
      : addStep(editor, kind, {
          position: freePlace(flow, { x: source.position.x + 340, y: source.position.y }),
          ...(place?.by === 'port' ? { from: place.from } : {}),
        });
  if (id !== undefined) editor.graph.current?.show(id, { onlyIfHidden: true });
}
