import '@xyflow/react/dist/base.css';
import { CALL_VARIABLES, definitionOf, type Edge, type Flow } from '@aybiza/flow';
import {
  Background,
  type Connection,
  type FinalConnectionState,
  type NodeChange,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import { type Ref, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { useLatest } from '../../components/use-latest.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { AlignmentGuides } from './alignment-guides.tsx';
import { CallsLayer } from './calls-layer.tsx';
import type { CallsOnGraph } from './calls-on-graph.ts';
import { EdgeLine } from './edge-line.tsx';
import styles from './flow-graph.module.css';
import { fold, INSIDE_PORT } from './fold.ts';
import { type Positions, toEdgeEnds, toMoves } from './from-graph.ts';
import {
  connectionTo,
  createGraphHandle,
  FARTHEST_ZOOM,
  type FlowGraphHandle,
  firstViewport,
  nodeAt,
  type Point,
} from './graph-handle.ts';
import { type GraphLayers, type GraphSelection, NO_SELECTION } from './graph-layers.ts';
import { GroupFrames } from './group-frames.tsx';
import { MiniMap } from './mini-map.tsx';
import { NodeCard } from './node-card.tsx';
import {
  type CardActions,
  CardActionsContext,
  CardsContext,
  type CardTool,
  CardToolContext,
  NamesContext,
  type NodeCards,
  WrittenProblemsContext,
} from './node-cards.ts';
import { openPort } from './open-port.ts';
import { PeopleLayer, type PeopleOnGraph } from './people-layer.tsx';
import { graphStrings } from './strings.ts';
import type { Graph, GraphEdge, GraphNode } from './to-graph.ts';
import { useAlignment } from './use-alignment.ts';
import { useGraph } from './use-graph.ts';
import { useSelection } from './use-selection.ts';
import { useSteadyHandlers } from './use-steady-handlers.ts';
import { withMembers } from './with-members.ts';

/** A wire that was let go over empty canvas: drawn from a port, or backwards from where a step is entered. */
export interface LooseWire {
  readonly end: { readonly from: Edge['from'] } | { readonly to: string };
  readonly screen: Point;
  readonly canvas: Point;
}

/** What people do to the drawing. Nothing here changes it: whoever uses it decides. */
export interface FlowGraphCallbacks extends Omit<CardActions, 'readOnly' | 'onOpenComments'> {
  onMove(positions: Positions): void;
  onConnect(edge: Edge, replaces?: string): void;
  onLooseWire(wire: LooseWire): void;
  onZoom?(zoom: number): void;
}

export interface FlowGraphProps {
  flow: Flow;
  cards: NodeCards;
  layers?: GraphLayers;
  /** Without callbacks the drawing can be looked at and walked through, nothing else. */
  callbacks?: FlowGraphCallbacks;
  /** Something was chosen, or nothing any more. Without it, nothing can be. */
  onSelect?: (selection: GraphSelection) => void;
  onOpenComments?: (node: string) => void;
  /** Calls that are under way on it. */
  calls?: CallsOnGraph;
  /** Others who work on the same drawing. */
  people?: PeopleOnGraph;
  /** Which keys do something here: read out, and shown to whoever comes by keys. */
  hint?: string;
  /** What is offered on the card that is chosen. */
  cardTool?: CardTool;
  /** The node the camera keeps in sight. */
  follow?: string | null;
  ref?: Ref<FlowGraphHandle>;
}

const NODE_TYPES = { card: NodeCard };
const EDGE_TYPES = { line: EdgeLine };
/** Below the first zoom text cannot be read: only titles are drawn. Below the second, one line of it, larger. */
const FAR_ZOOM = 0.45;
const MIDDLE_ZOOM = 0.65;

/** How much is drawn of each card. One attribute of the canvas says it, and style sheets do the rest: no card is drawn again. */
function detailAt(zoom: number): 'near' | 'middle' | 'far' {
  if (zoom < FAR_ZOOM) return 'far';
  return zoom < MIDDLE_ZOOM ? 'middle' : 'near';
}

/** Draws a flow with layers over it. The only room that knows React Flow. */
export function FlowGraph(props: FlowGraphProps) {
  return (
    <CardToolContext value={props.cardTool ?? null}>
      <ReactFlowProvider>
        <Drawing {...props} />
      </ReactFlowProvider>
    </CardToolContext>
  );
}

const NO_LAYERS: GraphLayers = {};
const NO_PROBLEMS: NonNullable<GraphLayers['written']> = [];

function Drawing({
  flow,
  cards,
  layers = NO_LAYERS,
  callbacks,
  people,
  calls,
  follow,
  hint,
  ref,
  ...looking
}: FlowGraphProps) {
  const strings = useStrings(graphStrings);
  const hintId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const instance = useReactFlow<GraphNode, GraphEdge>();
  const [drawsAll, drawAll] = useState(false);
  const handle = useMemo(() => createGraphHandle({ instance, frame: () => frame.current, drawAll }), [instance]);
  useImperativeHandle(ref, () => handle, [handle]);
  const [start] = useState(() => firstViewport(flow));
  const readOnly = callbacks === undefined;
  // Where nothing can be pressed, nothing is hidden.
  const { graph, applyChanges } = useGraph(flow, readOnly ? { ...layers, unfolded: true } : layers);
  const detail = useStore((state) => detailAt(state.transform[2]));
  const actions = useCardActions(callbacks, looking.onOpenComments);
  // The camera: it follows the caller.
  useEffect(() => {
    if (follow != null) handle.show(fold(flow).standIns.get(follow) ?? follow, { onlyIfHidden: true });
  }, [follow, flow, handle]);
  const changeSelection = useSelection(layers.selection ?? NO_SELECTION, looking.onSelect);
  const names = useMemo(() => [...Object.keys(flow.variables), ...Object.keys(CALL_VARIABLES)], [flow.variables]);
  const alignment = useAlignment();
  const changeNodes = (own: NodeChange<GraphNode>[]) => {
    const around = () => ({ nodes: graph.nodes, zoom: instance.getZoom(), sight: handle.sight() });
    const changes = alignment.aligned(withMembers(own, graph.nodes), around);
    applyChanges(changes);
    changeSelection({ nodes: changes });
    const moves = toMoves(changes);
    if (Object.keys(moves).length > 0) callbacks?.onMove(moves);
  };
  const handlers = useSteadyHandlers({
    onNodesChange: changeNodes,
    onEdgesChange: (changes) => changeSelection({ edges: changes }),
    onMove: (_event, { zoom }) => callbacks?.onZoom?.(zoom),
    onNodeDrag: alignment.noteKeys,
    ...wiring(flow, callbacks, handle),
  });
  return (
    <CardsContext value={cards}>
      <NamesContext value={names}>
        <CardActionsContext value={actions}>
          <WrittenProblemsContext value={layers.written ?? NO_PROBLEMS}>
            <section
              ref={frame}
              className={styles.frame}
              data-detail={detail}
              aria-label={strings.canvas}
              aria-describedby={hint === undefined ? undefined : hintId}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas takes keys: arrows walk, Delete removes
              tabIndex={0}
            >
              <ReactFlow<GraphNode, GraphEdge>
                nodes={graph.nodes}
                edges={graph.edges}
                nodeTypes={NODE_TYPES}
                edgeTypes={EDGE_TYPES}
                {...handlers}
                nodesDraggable={!readOnly}
                nodesConnectable={!readOnly}
                edgesReconnectable={!readOnly}
                elementsSelectable
                onlyRenderVisibleElements={!drawsAll}
                disableKeyboardA11y
                nodesFocusable={false}
                edgesFocusable={false}
                deleteKeyCode={null}
                selectionKeyCode="Shift"
                multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
                panOnScroll
                zoomOnDoubleClick={false}
                minZoom={FARTHEST_ZOOM}
                maxZoom={2}
                nodeDragThreshold={2}
                connectionRadius={28}
                defaultViewport={start}
              >
                <GroupFrames nodes={graph.nodes} />
                {calls === undefined ? null : <CallsLayer calls={calls} nodes={graph.nodes} />}
                {people === undefined ? null : <PeopleLayer people={people} nodes={graph.nodes} />}
                <AlignmentGuides guides={alignment.guides} />
                <Background gap={22} size={1.4} color="var(--dot)" />
                <MiniMap nodes={graph.nodes} />
                <Panel position="bottom-left" className={styles.zoom}>
                  <IconButton icon="add" side="right" label={strings.zoomIn} onClick={() => handle.zoomBy('in')} />
                  <IconButton icon="remove" side="right" label={strings.zoomOut} onClick={() => handle.zoomBy('out')} />
                  <IconButton icon="fit" side="right" label={strings.fit} keys="Shift+1" onClick={handle.fit} />
                </Panel>
              </ReactFlow>
              <ChosenName {...graph} />
              {hint === undefined ? null : (
                <p id={hintId} className={styles.hint}>
                  {hint}
                </p>
              )}
            </section>
          </WrittenProblemsContext>
        </CardActionsContext>
      </NamesContext>
    </CardsContext>
  );
}

/** The canvas is one stop for the keyboard: what keys choose on it is read out, and that nothing is chosen any more. */
function ChosenName({ nodes, edges }: Graph) {
  const strings = useStrings(graphStrings);
  const chosen = [...nodes, ...edges].filter((part) => part.selected);
  const [isUsed, setUsed] = useState(false);
  if (!isUsed && chosen.length > 0) setUsed(true);
  const said = chosen.length === 0 && isUsed ? strings.nothingChosen : null;
  return <VisuallyHidden live>{chosen.length === 1 ? chosen[0]?.ariaLabel : said}</VisuallyHidden>;
}

/** Always the same object, whatever the callbacks of this moment are: cards stay memoised. */
function useCardActions(
  callbacks: FlowGraphCallbacks | undefined,
  onOpenComments: FlowGraphProps['onOpenComments'],
): CardActions {
  const latest = useLatest({ ...callbacks, onOpenComments });
  const readOnly = callbacks === undefined;
  return useMemo(
    () => ({
      readOnly,
      onEdit: (editing) => latest.current.onEdit?.(editing),
      onText: (node, written) => latest.current.onText?.(node, written),
      onName: (node, name) => latest.current.onName?.(node, name),
      onInsert: (edge, screen) => latest.current.onInsert?.(edge, screen),
      onCollapse: (group, collapsed) => latest.current.onCollapse?.(group, collapsed),
      onOpenComments: (node) => latest.current.onOpenComments?.(node),
    }),
    [readOnly],
  );
}

/** What drawing, redrawing and dropping a wire does. */
function wiring(flow: Flow, callbacks: FlowGraphCallbacks | undefined, handle: FlowGraphHandle) {
  const mayEnter = (node: string) => {
    const target = flow.nodes[node];
    return target !== undefined && definitionOf(target).hasInput;
  };
  const connect = (connection: Connection | GraphEdge, replaces?: string) => {
    const edge = toEdgeEnds(connection);
    if (edge === undefined) return;
    // A wire out of a collapsed group begins at a step inside, wherever its other end is taken to.
    const from = edge.from.port === INSIDE_PORT ? flow.edges[replaces ?? '']?.from : edge.from;
    if (from !== undefined) callbacks?.onConnect({ ...edge, from }, replaces);
  };
  return {
    isValidConnection: (connection: Connection | GraphEdge) => mayEnter(connection.target),
    onConnect: (connection: Connection) => connect(connection),
    onReconnect: (old: GraphEdge, connection: Connection) => connect(connection, old.id),
    onConnectEnd(event: MouseEvent | TouchEvent, state: FinalConnectionState) {
      const port = state.fromHandle?.id;
      if (state.isValid === true || state.fromNode === null || port == null) return;
      const screen = pointOf(event);
      const own = state.fromNode.id;
      const isBackwards = state.fromHandle?.type === 'target';
      const end = isBackwards ? { to: own } : { from: { node: own, port } };
      const node = nodeAt(screen);
      if (node === undefined) callbacks?.onLooseWire({ end, screen, canvas: handle.toCanvas(screen) });
      else if (node === own) return;
      else if (!isBackwards) {
        if (mayEnter(node)) connect(connectionTo({ node: own, port }, node));
      } else {
        // A card has many ways out: the first that leads nowhere yet is meant.
        const open = openPort(flow, node);
        if (open !== undefined) connect(connectionTo({ node, port: open }, own));
      }
    },
  };
}

function pointOf(event: MouseEvent | TouchEvent): Point {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}
