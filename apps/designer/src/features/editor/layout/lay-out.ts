import type { ELK, ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { MoveNodesArgs } from '../commands/index.ts';
import type { LayoutCard, LayoutInput } from './layout-input.ts';

/** A layout that takes longer than this is none: people have gone on long before. */
const PATIENCE_MS = 20_000;

/** Columns from left to right in the order in which callers come to steps, wires short and seldom across each other (ELK: layered). */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  // A wire back is one that leads to what callers came to before.
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.spacing.nodeNodeBetweenLayers': '110',
  'elk.spacing.nodeNode': '56',
  'elk.spacing.componentComponent': '90',
} as const;

/** Room between a group's frame and what stands in it; above it, the frame's title. */
const FRAME_OPTIONS = { 'elk.padding': '[top=44,left=32,bottom=32,right=32]' } as const;

export interface LayoutOptions {
  /** Makes the worker in which the layout is worked out; undefined where there is none: then it is on the page. */
  startWorker: () => Worker | undefined;
}

/**
 * Works out where cards stand best. Takes a moment with a thousand of them, in a worker.
 * @throws Error where it cannot be worked out, or not in time
 */
export async function layOut(input: LayoutInput, { startWorker }: LayoutOptions): Promise<MoveNodesArgs> {
  const worker = startWorker();
  const elk = await open(worker);
  try {
    return toPositions(await inTime(elk.layout(toElk(input))), input);
  } finally {
    worker?.terminate();
  }
}

async function open(worker: Worker | undefined): Promise<ELK> {
  if (worker === undefined) {
    const { default: Bundled } = await import('elkjs/lib/elk.bundled.js');
    return new Bundled();
  }
  const { default: Api } = await import('elkjs/lib/elk-api.js');
  return new Api({ workerFactory: () => worker });
}

function inTime<Result>(work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the layout took too long')), PATIENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const cardOf = (id: string) => `card ${id}`;
const inputOf = (id: string) => `in ${id}`;
const portOf = (id: string, port: string) => `out ${id} ${port}`;

/** Cards with ports in a fixed order; a group is a frame around its own card and its steps. */
function toElk({ cards, wires }: LayoutInput): ElkNode {
  const inside = (group: string | undefined): ElkNode[] =>
    cards
      .filter((card) => card.group === group)
      .flatMap((card) =>
        card.isGroup
          ? [{ id: card.id, layoutOptions: FRAME_OPTIONS, children: [toElkCard(card), ...inside(card.id)] }]
          : [toElkCard(card)],
      );
  const edges = wires.map(
    ({ id, from, port, to }): ElkExtendedEdge => ({
      id,
      sources: [port === undefined ? cardOf(from) : portOf(from, port)],
      targets: [inputOf(to)],
    }),
  );
  return { id: 'flow', layoutOptions: OPTIONS, children: inside(undefined), edges };
}

function toElkCard({ id, width, height, ports, isEntry, group }: LayoutCard): ElkNode {
  const side = (name: 'EAST' | 'WEST', index: number) => ({ 'elk.port.side': name, 'elk.port.index': String(index) });
  return {
    id: cardOf(id),
    width,
    height,
    layoutOptions: {
      'elk.portConstraints': 'FIXED_ORDER',
      ...(isEntry && group === undefined ? { 'elk.layered.layering.layerConstraint': 'FIRST' } : {}),
    },
    ports: [
      ...ports.map((port, index) => ({ id: portOf(id, port), layoutOptions: side('EAST', index) })),
      { id: inputOf(id), layoutOptions: side('WEST', ports.length) },
    ],
  };
}

/** Where cards stand on the canvas: a layout counts from the corner of the frame around. */
function toPositions(laidOut: ElkNode, { cards, corner }: LayoutInput): MoveNodesArgs {
  const places = new Map<string, { x: number; y: number }>();
  const walk = ({ children = [] }: ElkNode, left: number, top: number) => {
    for (const child of children) {
      const place = { x: left + (child.x ?? 0), y: top + (child.y ?? 0) };
      places.set(child.id, place);
      walk(child, place.x, place.y);
    }
  };
  walk(laidOut, 0, 0);
  const all = cards.flatMap(({ id }) => places.get(cardOf(id)) ?? []);
  const left = Math.min(...all.map(({ x }) => x));
  const top = Math.min(...all.map(({ y }) => y));
  return Object.fromEntries(
    cards.flatMap(({ id }) => {
      const place = places.get(cardOf(id));
      if (place === undefined) return [];
      return [[id, { x: Math.round(place.x - left + corner.x), y: Math.round(place.y - top + corner.y) }]];
    }),
  );
}
