import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { type PointerEvent, useMemo, useState } from 'react';
import { useStrings } from '../../language/use-strings.tsx';
import { type Box, boxAround } from './align.ts';
import styles from './mini-map.module.css';
import { graphStrings } from './strings.ts';
import { boxOf, type GraphNode } from './to-graph.ts';

/** Its size on the screen, in pixels. */
const WIDTH = 150;
const HEIGHT = 96;
/** Air around what is drawn, in pixels of the screen. */
const AIR = 8;

/** Where on the canvas a pixel of the map lies. */
interface Scaling {
  readonly left: number;
  readonly top: number;
  /** Pixels of the canvas for one of the map. */
  readonly scale: number;
}

/**
 * The whole drawing in a corner, with what is in sight; while all of it is, there is none. A press goes there, a drag moves about. All
 * cards are two outlines: React Flow's own map has an element and a subscription for each card, which a thousand of them pay for in
 * every frame.
 */
export function MiniMap({ nodes }: { nodes: readonly GraphNode[] }) {
  const strings = useStrings(graphStrings);
  const { setCenter, getZoom } = useReactFlow();
  const cards = useMemo(() => toOutlines(nodes), [nodes]);
  const sight = useSight();
  /** As it was when the button went down: a map that changes under the hand would run away. */
  const [held, hold] = useState<Scaling | null>(null);
  const { around } = cards;
  if (around === undefined || (isWithin(around, sight) && held === null)) return null;
  const scaling = scalingOf(boxAround([sight, around]) ?? sight);
  const { left, top, scale } = scaling;
  const go = ({ clientX, clientY, currentTarget }: PointerEvent<SVGSVGElement>, by: Scaling) => {
    const box = currentTarget.getBoundingClientRect();
    const x = by.left + (clientX - box.left) * by.scale;
    const y = by.top + (clientY - box.top) * by.scale;
    const [centerX, centerY] = nearCards(cards.boxes, [x, y], sight);
    void setCenter(centerX, centerY, { zoom: getZoom() });
  };
  return (
    <Panel position="bottom-right" className={styles.map}>
      <svg
        role="img"
        aria-label={strings.minimap}
        width={WIDTH}
        height={HEIGHT}
        viewBox={`${left} ${top} ${WIDTH * scale} ${HEIGHT * scale}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          hold(scaling);
          go(event, scaling);
        }}
        onPointerMove={(event) => held !== null && go(event, held)}
        onLostPointerCapture={() => hold(null)}
      >
        <path className={styles.cards} d={cards.plain} />
        <path className={styles.lit} d={cards.lit} />
        <path
          className={styles.mask}
          fillRule="evenodd"
          d={`M${left} ${top}h${WIDTH * scale}v${HEIGHT * scale}h${-WIDTH * scale}z${outlineOf(sight)}`}
        />
      </svg>
    </Panel>
  );
}

/** A middle of the view with a card in sight: the one that is wanted, or the nearest place on a card. */
function nearCards(boxes: readonly Box[], [x, y]: readonly [number, number], sight: Box): readonly [number, number] {
  const [halfWidth, halfHeight] = [(sight.right - sight.left) / 2, (sight.bottom - sight.top) / 2];
  const places = boxes.map(
    ({ left, top, right, bottom }) => [between(left, x, right), between(top, y, bottom)] as const,
  );
  if (places.some(([nearX, nearY]) => Math.abs(nearX - x) < halfWidth && Math.abs(nearY - y) < halfHeight))
    return [x, y];
  const distance = ([nearX, nearY]: readonly [number, number]) => Math.hypot(nearX - x, nearY - y);
  return places.reduce((best, place) => (distance(place) < distance(best) ? place : best), places[0] ?? [x, y]);
}

/** What is in sight, on the canvas. */
function useSight(): Box {
  const left = useStore(({ transform: [x, , zoom] }) => -x / zoom);
  const top = useStore(({ transform: [, y, zoom] }) => -y / zoom);
  const width = useStore(({ transform: [, , zoom], width: pixels }) => pixels / zoom);
  const height = useStore(({ transform: [, , zoom], height: pixels }) => pixels / zoom);
  return { left, top, right: left + width, bottom: top + height };
}

function scalingOf(whole: Box): Scaling {
  const [width, height] = [whole.right - whole.left, whole.bottom - whole.top];
  const scale = Math.max(width / (WIDTH - 2 * AIR), height / (HEIGHT - 2 * AIR), 1);
  const left = (whole.left + whole.right - WIDTH * scale) / 2;
  const top = (whole.top + whole.bottom - HEIGHT * scale) / 2;
  return { left, top, scale };
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}

function between(least: number, wanted: number, most: number): number {
  return Math.min(most, Math.max(least, wanted));
}

/** All cards as two shapes: those that are chosen or on the way of a call, and the others. */
function toOutlines(nodes: readonly GraphNode[]): {
  plain: string;
  lit: string;
  boxes: Box[];
  around: Box | undefined;
} {
  const shown = nodes.filter(({ hidden }) => hidden !== true);
  const outlines = (isLit: boolean) =>
    shown
      .filter(({ data, selected }) => (data.visit !== 'none' || selected === true) === isLit)
      .map((node) => outlineOf(boxOf(node)))
      .join('');
  const boxes = shown.map(boxOf);
  return { plain: outlines(false), lit: outlines(true), boxes, around: boxAround(boxes) };
}

function outlineOf({ left, top, right, bottom }: Box): string {
  return `M${left} ${top}H${right}V${bottom}H${left}z`;
}
