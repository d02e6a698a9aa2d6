import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { type PointerEvent, useMemo, useRef } from 'react';
import { type Box, boxAround } from './align.ts';
import styles from './mini-map.module.css';
import { graphStrings } from './strings.ts';
import { boxOf, type GraphNode } from './to-graph.ts';

/** Its size on the screen, in pixels. */
const WIDTH = 150;
const HEIGHT = 96;
/** Air around what is drawn, in pixels of the screen. */
const AIR = 8;

/**
 * The whole drawing in a corner, with what is in sight. A press goes there, a drag moves about. All cards are two outlines: React Flow's
 * own map has an element and a subscription for each card, which a thousand of them pay for in every frame.
 */
export function MiniMap({ nodes }: { nodes: readonly GraphNode[] }) {
  const { setCenter, getZoom } = useReactFlow();
  const cards = useMemo(() => toOutlines(nodes), [nodes]);
  const left = useStore(({ transform: [x, , zoom] }) => -x / zoom);
  const top = useStore(({ transform: [, y, zoom] }) => -y / zoom);
  const width = useStore(({ transform: [, , zoom], width: pixels }) => pixels / zoom);
  const height = useStore(({ transform: [, , zoom], height: pixels }) => pixels / zoom);
  const map = useRef<SVGSVGElement>(null);
  const sight = { left, top, right: left + width, bottom: top + height };
  const whole = boxAround(cards.around === undefined ? [sight] : [sight, cards.around]) ?? sight;
  const scale = Math.max(
    (whole.right - whole.left) / (WIDTH - 2 * AIR),
    (whole.bottom - whole.top) / (HEIGHT - 2 * AIR),
    1,
  );
  const corner = {
    x: (whole.left + whole.right - WIDTH * scale) / 2,
    y: (whole.top + whole.bottom - HEIGHT * scale) / 2,
  };
  const go = ({ clientX, clientY, buttons }: PointerEvent) => {
    const box = map.current?.getBoundingClientRect();
    if (box === undefined || buttons !== 1) return;
    const x = corner.x + (clientX - box.left) * scale;
    const y = corner.y + (clientY - box.top) * scale;
    void setCenter(x, y, { zoom: getZoom() });
  };
  const shown = outlineOf(sight);
  return (
    <Panel position="bottom-right" className={styles.map}>
      <svg
        ref={map}
        role="img"
        aria-label={graphStrings.minimap}
        width={WIDTH}
        height={HEIGHT}
        viewBox={`${corner.x} ${corner.y} ${WIDTH * scale} ${HEIGHT * scale}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={go}
      >
        <path className={styles.cards} d={cards.plain} />
        <path className={styles.lit} d={cards.lit} />
        <path
          className={styles.mask}
          fillRule="evenodd"
          d={`M${corner.x} ${corner.y}h${WIDTH * scale}v${HEIGHT * scale}h${-WIDTH * scale}z${shown}`}
        />
      </svg>
    </Panel>
  );
}

/** All cards as two shapes: those that are chosen or on the way of a call, and the others. */
function toOutlines(nodes: readonly GraphNode[]): { plain: string; lit: string; around: Box | undefined } {
  const shown = nodes.filter(({ hidden }) => hidden !== true);
  const outlines = (isLit: boolean) =>
    shown
      .filter(({ data, selected }) => (data.visit !== 'none' || selected === true) === isLit)
      .map((node) => outlineOf(boxOf(node)))
      .join('');
  return { plain: outlines(false), lit: outlines(true), around: boxAround(shown.map(boxOf)) };
}

function outlineOf({ left, top, right, bottom }: Box): string {
  return `M${left} ${top}H${right}V${bottom}H${left}z`;
}
