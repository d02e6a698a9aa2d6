/** A rectangle on the canvas, in canvas pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A line that edges or middles of cards lie on: at an x (`vertical`) or a y, from one end to the other. */
export interface Guide {
  readonly vertical: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Alignment {
  /** By how much to move so that it lies in line. */
  readonly by: { readonly x: number; readonly y: number };
  readonly guides: readonly Guide[];
}

type Side = (box: Box) => number;

const COLUMNS: readonly Side[] = [({ left }) => left, ({ left, right }) => (left + right) / 2, ({ right }) => right];
const ROWS: readonly Side[] = [({ top }) => top, ({ top, bottom }) => (top + bottom) / 2, ({ bottom }) => bottom];

/** Lies on the same line, as far as a screen shows. */
const SAME = 0.5;

/** What is moved, drawn to the nearest line of another box that is not further away than `reach`, in each direction by itself. */
export function align(moving: Box, others: readonly Box[], reach: number): Alignment {
  const by = {
    x: nearest(moving, others, { sides: COLUMNS, reach }),
    y: nearest(moving, others, { sides: ROWS, reach }),
  };
  const placed = moved(moving, by);
  return { by, guides: [...guidesOf(placed, others, COLUMNS), ...guidesOf(placed, others, ROWS)] };
}

function nearest(
  moving: Box,
  others: readonly Box[],
  { sides, reach }: { sides: readonly Side[]; reach: number },
): number {
  let best = Number.POSITIVE_INFINITY;
  for (const side of sides) {
    const from = side(moving);
    for (const other of others) {
      const by = side(other) - from;
      if (Math.abs(by) < Math.abs(best)) best = by;
    }
  }
  return Math.abs(best) <= reach ? best : 0;
}

function guidesOf(placed: Box, others: readonly Box[], sides: readonly Side[]): Guide[] {
  const vertical = sides === COLUMNS;
  return sides.flatMap((side) => {
    const at = side(placed);
    const inLine = others.filter((other) => Math.abs(side(other) - at) < SAME);
    if (inLine.length === 0) return [];
    const all = [placed, ...inLine];
    const from = Math.min(...all.map(({ top, left }) => (vertical ? top : left)));
    const to = Math.max(...all.map(({ bottom, right }) => (vertical ? bottom : right)));
    return [{ vertical, at, from, to }];
  });
}

function moved({ left, top, right, bottom }: Box, by: { readonly x: number; readonly y: number }): Box {
  return { left: left + by.x, top: top + by.y, right: right + by.x, bottom: bottom + by.y };
}

/** The smallest box around all of them; undefined around none. */
export function boxAround(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}
