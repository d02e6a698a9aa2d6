import { type Edge, type Flow, flowNodeSchema, type NodeKind } from '@aybiza/flow';
import { type DragEvent, useEffect, useMemo } from 'react';
import type { FieldProblem } from '../../../components/field-frame.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import {
  type CoverageLayer,
  FlowGraph,
  type FlowGraphCallbacks,
  type GraphLayers,
  type GraphSelection,
  type PathLayer,
} from '../../flow-graph/index.ts';
import { addStep } from '../actions.ts';
import { connect, moveNodes, renameNode, setCollapsed, updateNode } from '../commands/index.ts';
import { useComments } from '../comments/comment-source.ts';
import { commentsByNode } from '../comments/comments-by-node.ts';
import { openComments } from '../comments/open-comments.ts';
import { type Editor, useEditor, useEditorState } from '../editor-context.tsx';
import type { ShownVersion } from '../editor-view.ts';
import { HearOnCard } from '../hearing/hear-on-card.tsx';
import { useShownPointer } from '../live/use-shown-pointer.ts';
import { nodeCards } from '../node-kinds/cards.ts';
import { playbackLayer } from '../playback/playback.ts';
import { problemsByNode, problemsWhileWriting } from '../problems/problem-index.ts';
import { toFieldProblem } from '../problems/to-field-problem.ts';
import { coverageOfRuns, isTried } from '../scenarios/scenario-runs.ts';
import { editorStrings } from '../strings.ts';
import { inOrder } from '../versions/in-order.ts';
import { toComparison } from '../versions/to-comparison.ts';
import styles from './canvas.module.css';
import { askForStepMenu } from './open-step-menu.ts';

/** How a dragged kind of node is carried from the palette to the canvas. */
export const KIND_MIME = 'application/x-aybiza-node-kind';

export interface CanvasProps {
  /** The way of the test call, while there is one. */
  path?: PathLayer | undefined;
  /** A step or a wire was chosen on the canvas. */
  onChosen: () => void;
}

/** Editing on top of the drawing: what people do to it becomes commands. */
export function Canvas({ path, onChosen }: CanvasProps) {
  const strings = useStrings(editorStrings);
  const editor = useEditor();
  const flow = useEditorState((state) => state.flow);
  const selection = useEditorState((state) => state.view.selection);
  const editing = useEditorState((state) => state.view.editing);
  const problems = useEditorState((state) => state.problems);
  const followCall = useEditorState((state) => state.view.followCall);
  const playback = useEditorState((state) => state.view.playback);
  const coverage = useCoverage();
  const counts = useMemo(() => problemsByNode(problems), [problems]);
  // A way that somebody asked to see goes before that of the call.
  const shown = useMemo(() => (playback === null ? path : playbackLayer(flow, playback)), [flow, playback, path]);
  const written = useWrittenProblems();
  const { threads } = useComments();
  const comments = useMemo(() => commentsByNode(threads), [threads]);
  const layers = useMemo<GraphLayers>(
    () => ({ selection, editing, written, problems: counts, comments, path: shown, coverage }),
    [selection, editing, written, counts, comments, shown, coverage],
  );
  const report = useEditorState((state) => state.view.report);
  // The camera: a flow that was just brought in is looked at as a whole, once it is drawn.
  useEffect(() => {
    if (report !== null) editor.graph.current?.fit();
  }, [editor, report]);
  const callbacks = createCallbacks(editor);
  const select = (selection: GraphSelection) => {
    editor.store.actions.look({ selection, wiresOf: null, addMenu: null, goToField: null });
    if (!editor.draft.readOnly && selection.nodes.length + selection.edges.length === 1) onChosen();
  };
  const pointer = useShownPointer(editor);
  const version = useEditorState((state) => state.view.version);
  if (version !== null) return <VersionCanvas version={version} draft={flow} />;
  const drop = (event: DragEvent) => {
    const kind = parseKind(event.dataTransfer.getData(KIND_MIME));
    const graph = editor.graph.current;
    if (kind === undefined || graph === null) return;
    event.preventDefault();
    const { x, y } = graph.toCanvas({ x: event.clientX, y: event.clientY });
    addStep(editor, kind, { position: { x: x - 116, y: y - 20 } });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only takes what is dropped; the palette also adds by click and keyboard
    <div
      className={styles.canvas}
      {...pointer}
      onContextMenu={(event) => askForStepMenu(editor, event)}
      onDrop={drop}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(KIND_MIME)) event.preventDefault();
      }}
    >
      <FlowGraph
        ref={editor.graph}
        flow={flow}
        cards={nodeCards}
        layers={layers}
        {...(editor.draft.readOnly ? {} : { callbacks })}
        onSelect={select}
        onOpenComments={(node) => openComments(editor, threads, node)}
        people={editor.people}
        hint={editor.draft.readOnly ? strings.canvasKeysLooking : strings.canvasKeys}
        cardTool={HearOnCard}
        follow={playback !== null || followCall ? (shown?.current ?? null) : null}
      />
    </div>
  );
}

/** What is wrong with the text that is being written on a card. */
function useWrittenProblems(): readonly FieldProblem[] | undefined {
  const editor = useEditor();
  const editing = useEditorState((state) => state.view.editing);
  const nodes = useEditorState((state) => state.flow.nodes);
  const problems = useEditorState((state) => state.problems);
  const node = editing?.what === 'text' ? nodes[editing.node] : undefined;
  const kind = node?.kind;
  return useMemo(() => {
    const field = kind === undefined ? undefined : nodeCards[kind].text?.field;
    if (editing === null || field === undefined) return undefined;
    return problemsWhileWriting(problems, editing.node, field).map((problem) => toFieldProblem(editor, problem));
  }, [editor, editing, kind, problems]);
}

/** What the flow was before, in the draft's stead: to look at, not to edit. */
function VersionCanvas({ version, draft }: { version: ShownVersion; draft: Flow }) {
  const { graph } = useEditor();
  const compared = useMemo(() => {
    if (version.as === 'itself') return { flow: version.flow };
    const { before, after } = inOrder(version, draft);
    return toComparison(before, after);
  }, [version, draft]);
  const layers = useMemo<GraphLayers>(() => ('changes' in compared ? { changes: compared.changes } : {}), [compared]);
  return (
    <div className={styles.canvas}>
      <FlowGraph ref={graph} flow={compared.flow} cards={nodeCards} layers={layers} />
    </div>
  );
}

/** Which wires scenarios take, once some have run and while somebody wants to see it. */
function useCoverage(): CoverageLayer | undefined {
  const flow = useEditorState((state) => state.flow);
  const runs = useEditorState((state) => state.runs);
  const isWanted = useEditorState((state) => state.view.coverage);
  return useMemo(
    () => (isWanted && isTried(runs) ? coverageOfRuns(flow, runs).edges : undefined),
    [flow, runs, isWanted],
  );
}

function parseKind(text: string): NodeKind | undefined {
  return flowNodeSchema.options.map((option) => option.shape.kind.value).find((kind) => kind === text);
}

function createCallbacks({ store, graph }: Editor): FlowGraphCallbacks {
  const { actions } = store;
  return {
    onMove: (positions) => void actions.run(moveNodes, positions),
    onConnect: (edge: Edge, replaces) => void actions.run(connect, { ...edge, replaces }),
    onLooseWire: (wire) => actions.look({ addMenu: { by: 'wire', ...wire } }),
    onInsert: (edge, screen) => actions.look({ addMenu: { by: 'edge', edge, screen } }),
    onCollapse: (group, collapsed) => void actions.run(setCollapsed, { group, collapsed }),
    onZoom(zoom) {
      if (Math.round(zoom * 100) !== Math.round(store.getState().view.zoom * 100)) actions.look({ zoom });
    },
    onEdit(editing) {
      if (editing === null && store.getState().view.editing !== null) {
        actions.settle();
        graph.current?.focus();
      }
      actions.look({ editing });
    },
    onText: (id, node) => void actions.run(updateNode, { id, node }, { mark: `${id} text` }),
    onName: (id, label) => void actions.run(renameNode, { id, label }, { mark: `${id} name` }),
  };
}
