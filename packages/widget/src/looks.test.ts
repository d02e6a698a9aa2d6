import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, FIRST_LOOKS, inkOn, readAppearance } from './looks.ts';

describe('inkOn', () => {
  it('gives writing that can be read on every colour a business may choose', () => {
    const part = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(part, part, part), (parts) => {
        const color = `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
        expect(contrast(color, inkOn(color))).toBeGreaterThanOrEqual(4.2);
      }),
    );
  });

  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});

describe('readAppearance', () => {
  it('fills up what an older or newer server does not say', () => {
    expect(readAppearance({ looks: { color: '#AA0000', novelty: 1 }, byVoice: true })).toEqual({
      looks: { ...FIRST_LOOKS, color: '#AA0000' },
      byVoice: true,
      byText: false,
    });
  });

  it('takes no colour that is none: it would become a rule of a style sheet', () => {
    const color = 'red;} * {display:none';
    expect(readAppearance({ looks: { color }, byText: true })?.looks.color).toBe(FIRST_LOOKS.color);
  });

  it.each([undefined, null, 'text', [], {}, { looks: null }, { looks: 'x' }])('%j is no appearance', (answer) => {
    expect(readAppearance(answer)).toBeUndefined();
  });
});
