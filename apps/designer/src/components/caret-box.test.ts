import { describe, expect, it } from 'vitest';
import { placeAt } from './caret-box.ts';

const SCREEN = { width: 720, height: 600 };
const LIST = { width: 200, height: 120 };

describe('what opens at a letter', () => {
  it('opens below its line', () => {
    expect(placeAt({ left: 100, top: 80, bottom: 100 }, LIST, SCREEN)).toMatchObject({ left: 100, top: 104 });
  });

  it('opens above its line where there is no room below', () => {
    expect(placeAt({ left: 100, top: 540, bottom: 560 }, LIST, SCREEN)).toMatchObject({ left: 100, top: 416 });
  });

  it('stays inside a narrow window', () => {
    expect(placeAt({ left: 690, top: 80, bottom: 100 }, LIST, SCREEN).left).toBe(512);
    expect(placeAt({ left: 2, top: 80, bottom: 100 }, { ...LIST, width: 900 }, SCREEN).left).toBe(8);
  });

  it('is as high as the larger of two rooms that are both too small', () => {
    const low = { width: 720, height: 200 };
    expect(placeAt({ left: 10, top: 110, bottom: 130 }, LIST, low)).toEqual({ left: 10, top: 8, maxHeight: 98 });
    expect(placeAt({ left: 10, top: 40, bottom: 60 }, { ...LIST, height: 400 }, low)).toEqual({
      left: 10,
      top: 64,
      maxHeight: 128,
    });
  });
});
