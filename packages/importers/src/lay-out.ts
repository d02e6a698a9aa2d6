import type { Position } from './draft-state.ts';
import type { Drawing } from './drawing.ts';

/** Room for a card and the wires beside it, in canvas pixels. */
const COLUMN = 340;
const ROW = 190;
/** A way longer than that goes on below, so that no canvas is too wide. */
const COLUMNS = 60;
/** The canvas ends at a million pixels. */
const TALLEST = 900_000;
const FARTHEST = 1_000_000;

/**
 * Gives a place to every node without one. When the original draws its steps, beside the node that leads there; otherwise all in
 * columns, by how many steps they are from the start. No two nodes lie on each other.
 */
export function layOut(drawing: Drawing): void {
  if (drawing.placed.size > 0) placeBeside(drawing);
  else placeInColumns(drawing);
  spread(drawing);
}

/** A place as a canvas takes it: whole pixels, not beyond its edge. */
export function toCanvas({ x, y }: Position): Position {
  const inside = (value: number) => {
    return Number.isFinite(value) ? Math.round(Math.min(FARTHEST, Math.max(-FARTHEST, value))) : 0;
  };
  return { x: inside(x), y: inside(y) };
}

function move({ nodes }: Drawing, id: string, position: Position): void {
  const node = nodes.get(id);
  if (node !== undefined) nodes.set(id, { ...node, position: toCanvas(position) });
}

function placeBeside(drawing: Drawing): void {
  const done = new Set(drawing.placed);
  const before = sources(drawing);
  for (const id of drawing.nodes.keys()) {
    if (done.has(id)) continue;
    const neighbours = [...(before.get(id) ?? []), ...(drawing.wires.get(id)?.values() ?? [])];
    const beside = drawing.nodes.get(neighbours.find((neighbour) => done.has(neighbour)) ?? '')?.position;
    if (beside !== undefined) move(drawing, id, { x: beside.x + COLUMN / 2, y: beside.y + ROW / 2 });
    done.add(id);
  }
}

function sources({ wires }: Drawing): Map<string, string[]> {
  const before = new Map<string, string[]>();
  for (const [id, ports] of wires) {
    for (const target of ports.values()) {
      const known = before.get(target);
      if (known === undefined) before.set(target, [id]);
      else known.push(id);
    }
  }
  return before;
}

function placeInColumns(drawing: Drawing): void {
  const columns = new Map<string, number>();
  const starts = [...drawing.nodes].filter(([, { kind }]) => kind === 'start' || kind === 'handler').map(([id]) => id);
  let row: string[] = starts;
  for (let column = 0; row.length > 0; column += 1) {
    for (const id of row) columns.set(id, column);
    row = [...new Set(row.flatMap((id) => [...(drawing.wires.get(id)?.values() ?? [])]))].filter(
      (id) => !columns.has(id),
    );
  }
  const cells = [...drawing.nodes.keys()].map((id) => columns.get(id) ?? 0);
  const tops = topsOfBands(cells);
  const scale = Math.min(1, TALLEST / Math.max(1, (tops.at(-1) ?? 0) * ROW));
  const heights = new Map<number, number>();
  for (const [index, id] of [...drawing.nodes.keys()].entries()) {
    const column = cells[index] ?? 0;
    const height = heights.get(column) ?? 0;
    heights.set(column, height + 1);
    const top = tops[Math.floor(column / COLUMNS)] ?? 0;
    move(drawing, id, { x: (column % COLUMNS) * COLUMN, y: Math.round((top + height) * ROW * scale) });
  }
}

/** Where each band of columns begins, in rows; the last number is where all of them end. */
function topsOfBands(cells: readonly number[]): number[] {
  const heights = new Map<number, number>();
  for (const column of cells) heights.set(column, (heights.get(column) ?? 0) + 1);
  const tops = [0];
  for (const [column, height] of [...heights].sort(([left], [right]) => left - right)) {
    const band = Math.floor(column / COLUMNS);
    while (tops.length <= band + 1) tops.push(tops.at(-1) ?? 0);
    tops[band + 1] = Math.max(tops[band + 1] ?? 0, (tops[band] ?? 0) + height + 1);
  }
  return tops;
}

/** Ten thousand nodes on one spot go down in a row of their own, without trying each place from the top again. */
function spread(drawing: Drawing): void {
  const taken = new Set<string>();
  const lowest = new Map<string, number>();
  for (const [id, { position }] of drawing.nodes) {
    const spot = `${position.x},${position.y}`;
    let y = lowest.get(spot) ?? position.y;
    while (taken.has(`${position.x},${y}`) && y < TALLEST) y += ROW;
    lowest.set(spot, y);
    taken.add(`${position.x},${y}`);
    if (y !== position.y) move(drawing, id, { x: position.x, y });
  }
}
