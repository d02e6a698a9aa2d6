import { describe, expect, it } from 'vitest';
import { align, type Box, boxAround } from './align.ts';

const SIZE = { width: 100, height: 50 };

function box(left: number, top: number, { width, height } = SIZE): Box {
  return { left, top, right: left + width, bottom: top + height };
}

describe('aligning', () => {
  it('draws a card to the edge of another that is near', () => {
    const { by, guides } = align(box(203, 300), [box(200, 0)], 6);
    expect(by).toEqual({ x: -3, y: 0 });
    expect(guides).toContainEqual({ vertical: true, at: 200, from: 0, to: 350 });
  });

  it('takes middles for lines as well', () => {
    const { by, guides } = align(box(0, 2, { width: 100, height: 60 }), [box(400, 0)], 8);
    expect(by.y).toBe(-2);
    const middle = align(box(0, -4, { width: 100, height: 60 }), [box(400, 0)], 3);
    expect(middle.by.y).toBe(-1);
    expect(middle.guides).toContainEqual({ vertical: false, at: 25, from: 0, to: 500 });
    expect(guides).toContainEqual({ vertical: false, at: 0, from: 0, to: 500 });
  });

  it('prefers the nearest line', () => {
    expect(align(box(3, 500), [box(0, 0), box(5, 100)], 6).by.x).toBe(2);
  });

  it('leaves alone what is near to nothing, and what is alone', () => {
    const far = { by: { x: 0, y: 0 }, guides: [] };
    expect(align(box(47, 223, { width: 33, height: 17 }), [box(0, 0)], 6)).toEqual(far);
    expect(align(box(47, 223), [], 6)).toEqual(far);
  });

  it('shows every line on which the card lies afterwards', () => {
    const { guides } = align(box(1, 100), [box(0, 0)], 6);
    expect(guides.map(({ vertical, at }) => [vertical, at])).toEqual([
      [true, 0],
      [true, 50],
      [true, 100],
    ]);
  });
});

it('puts one box around several, and none around none', () => {
  expect(boxAround([box(0, 10), box(200, -5)])).toEqual({ left: 0, top: -5, right: 300, bottom: 60 });
  expect(boxAround([])).toBeUndefined();
});
