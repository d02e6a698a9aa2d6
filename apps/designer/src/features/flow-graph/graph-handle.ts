import type { Flow } from '@aybiza/flow';
import type { useReactFlow } from '@xyflow/react';
import type { Box } from './align.ts';
import { boxOf, type GraphEdge, type GraphNode, INPUT_HANDLE } from './to-graph.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How large cards are drawn, by node, in canvas pixels. */
export type CardSizes = ReadonlyMap<string, { readonly width: number; readonly height: number }>;

interface ShowOptions {
  onlyIfHidden?: boolean;
}

/** What others may ask of the drawing: where to look, and where things are. */
export interface FlowGraphHandle {
  /** Shows everything. */
  fit(): void;
  zoomBy(direction: 'in' | 'out'): void;
  /** Brings a node into the middle; `onlyIfHidden` leaves the camera alone while the node is in sight. */
  show(node: string, options?: ShowOptions): void;
  /** Brings both ends of a wire into sight, as far as that can be; leaves the camera alone while they are. */
  showWire(wire: string): void;
  /** A point of the screen as a point of the canvas. */
  toCanvas(screen: Point): Point;
  /** The middle of what is in sight, on the canvas. */
  middle(): Point;
  /** What is in sight, on the canvas. */
  sight(): Box;
  /** How large all cards are, in canvas pixels: those out of sight are drawn for a moment. */
  measure(): Promise<CardSizes>;
  focus(): void;
}

type Instance = ReturnType<typeof useReactFlow<GraphNode, GraphEdge>>;

const MOVE_MS = 300;
/** Far enough for a thousand steps on one screen. */
export const FARTHEST_ZOOM = 0.08;
const NEAR_ZOOM = 0.8;
const FIT = { padding: 0.12, maxZoom: 1, minZoom: FARTHEST_ZOOM } as const;

function travelMs(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MOVE_MS;
}

/** The sizes of the cards that were drawn. One that comes into sight is drawn as large as it was guessed first. */
function sizesOf(instance: Instance): CardSizes {
  return new Map(
    instance.getNodes().flatMap(({ id }) => {
      const { measured, internals } = instance.getInternalNode(id) ?? {};
      if (measured?.width === undefined || measured.height === undefined || !internals?.handleBounds) return [];
      return [[id, { width: measured.width, height: measured.height }] as const];
    }),
  );
}

const MOST_LOOKS = 60;
const STEADY_LOOKS = 3;

/** The sizes when they are the same several times over, a frame after the other. */
async function settled(look: () => CardSizes): Promise<CardSizes> {
  let sizes = look();
  for (let looks = 0, steady = 0; looks < MOST_LOOKS && steady < STEADY_LOOKS; looks += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = look();
    const isSame = now.size === sizes.size && [...now].every(([id, { height }]) => sizes.get(id)?.height === height);
    steady = isSame ? steady + 1 : 0;
    sizes = now;
  }
  return sizes;
}

export interface GraphView {
  readonly instance: Instance;
  /** The element it draws into. */
  frame(): HTMLElement | null;
  /** Draws what is out of sight as well, or no more. */
  drawAll(isWanted: boolean): void;
}

/** Ties the handle to React Flow and its camera. */
export function createGraphHandle({ instance, frame, drawAll }: GraphView): FlowGraphHandle {
  const box = () => frame()?.getBoundingClientRect() ?? new DOMRect();
  const middle = () => {
    const { x, y, width, height } = box();
    return instance.screenToFlowPosition({ x: x + width / 2, y: y + height / 2 });
  };
  const show = (node: string, { onlyIfHidden = false }: ShowOptions = {}) => {
    const found = instance.getNode(node);
    if (found === undefined || found.hidden === true) return;
    const { x, y } = found.position;
    const { width = 232, height = 120 } = found.measured ?? {};
    if (onlyIfHidden && isInSight(instance, { x, y, width, height }, box())) return;
    const zoom = Math.max(instance.getZoom(), NEAR_ZOOM);
    void instance.setCenter(x + width / 2, y + height / 2, { zoom, duration: travelMs() });
  };
  return {
    fit: () => void instance.fitView({ ...FIT, duration: travelMs() }),
    zoomBy: (direction) =>
      void (direction === 'in'
        ? instance.zoomIn({ duration: travelMs() })
        : instance.zoomOut({ duration: travelMs() })),
    show(node, options) {
      // What was just added, or came out of a collapsed group, is there after the next drawing.
      if (isThere(instance, node)) show(node, options);
      else requestAnimationFrame(() => show(node, options));
    },
    showWire: (wire) => showWire(instance, wire, box()),
    toCanvas: (screen) => instance.screenToFlowPosition(screen),
    middle,
    sight() {
      const { left, top, right, bottom } = box();
      const corner = instance.screenToFlowPosition({ x: left, y: top });
      const opposite = instance.screenToFlowPosition({ x: right, y: bottom });
      return { left: corner.x, top: corner.y, right: opposite.x, bottom: opposite.y };
    },
    async measure() {
      drawAll(true);
      const sizes = await settled(() => sizesOf(instance));
      drawAll(false);
      return sizes;
    },
    focus: () => frame()?.focus(),
  };
}

function isThere(instance: Instance, node: string): boolean {
  return instance.getNode(node)?.hidden === false;
}

/** From farther away its ends could be seen, and not read. */
const WIRE_ZOOM = 0.3;

function showWire(instance: Instance, wire: string, frame: DOMRect): void {
  const edge = instance.getEdge(wire);
  const boxes = [edge?.source, edge?.target].flatMap((id) => {
    const node = instance.getNode(id ?? '');
    return node === undefined ? [] : [boxOf(node)];
  });
  const [first] = boxes;
  if (first === undefined) return;
  const [x, y] = [Math.min(...boxes.map(({ left }) => left)), Math.min(...boxes.map(({ top }) => top))];
  const width = Math.max(...boxes.map(({ right }) => right)) - x;
  const height = Math.max(...boxes.map(({ bottom }) => bottom)) - y;
  if (isInSight(instance, { x, y, width, height }, frame)) return;
  const room = Math.min((frame.width * 0.85) / width, (frame.height * 0.85) / height);
  const zoom = Math.max(WIRE_ZOOM, Math.min(instance.getZoom(), room));
  void instance.setCenter(x + width / 2, y + height / 2, { zoom, duration: travelMs() });
}

interface Place extends Point {
  readonly width: number;
  readonly height: number;
}

function isInSight(instance: Instance, node: Place, frame: DOMRect): boolean {
  const topLeft = instance.flowToScreenPosition({ x: node.x, y: node.y });
  const bottomRight = instance.flowToScreenPosition({ x: node.x + node.width, y: node.y + node.height });
  return (
    topLeft.x >= frame.left && topLeft.y >= frame.top && bottomRight.x <= frame.right && bottomRight.y <= frame.bottom
  );
}

/** The node under a point of the screen, so that a wire may be dropped anywhere on a card and not only on its handle. */
export function nodeAt(screen: Point): string | undefined {
  const card = document.elementFromPoint(screen.x, screen.y)?.closest<HTMLElement>('.react-flow__node');
  return card?.dataset.id;
}

/** The wire under a point of the screen. */
export function wireAt(screen: Point): string | undefined {
  const wire = document.elementFromPoint(screen.x, screen.y)?.closest<SVGElement>('.react-flow__edge');
  return wire?.dataset.id;
}

/** The wire that a drop on a card makes. */
export function connectionTo(from: { node: string; port: string }, node: string) {
  return { source: from.node, sourceHandle: from.port, target: node, targetHandle: INPUT_HANDLE };
}

/** The first look: at the start and what stands right above it, near enough to read. */
export function firstViewport(flow: Flow): { x: number; y: number; zoom: number } {
  const nodes = Object.values(flow.nodes);
  const { x, y } = (nodes.find((node) => node.kind === 'start') ?? nodes[0])?.position ?? { x: 0, y: 0 };
  const above = nodes
    .map(({ position }) => position)
    .filter((place) => Math.abs(place.x - x) < 400 && y - place.y < 300);
  const top = Math.min(y, ...above.map((place) => place.y));
  return { x: FIRST_MARGIN - x * NEAR_ZOOM, y: FIRST_MARGIN - top * NEAR_ZOOM, zoom: NEAR_ZOOM };
}

const FIRST_MARGIN = 56;
