import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TimeChart } from './time-chart.tsx';

const series = [
  { label: 'Contained', series: 0 },
  { label: 'Left', series: 2 },
] as const;
const points = [
  { label: '1 Nov', said: '1 November: 4 calls', values: [3, 1], href: '/calls?day=1' },
  { label: '2 Nov', said: '2 November: no calls', values: [null, null] },
  { label: '3 Nov', said: '3 November: 9 calls', values: [9, 0] },
];

describe('a chart over time', () => {
  let root: Root;
  let place: HTMLDivElement;

  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    place = document.createElement('div');
    document.body.append(place);
    root = createRoot(place);
  });
  afterEach(() => {
    act(() => root.unmount());
    place.remove();
    vi.unstubAllGlobals();
  });

  const draw = (kind: 'bars' | 'lines') =>
    act(() =>
      root.render(<TimeChart label="Calls" kind={kind} series={series} points={points} format={String} whole />),
    );
  const walk = () => {
    const walk = place.querySelector('input');
    if (walk === null) throw new Error('a chart has a way to walk along it');
    return walk;
  };
  const goTo = (at: number) =>
    act(() => {
      const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      setValue?.call(walk(), String(at));
      walk().dispatchEvent(new Event('input', { bubbles: true }));
    });

  it('is one stop for the keyboard, with as many steps as there are points', () => {
    draw('bars');
    expect([walk().type, walk().min, walk().max]).toEqual(['range', '0', '2']);
    expect(walk().getAttribute('aria-label')).toBe('Calls');
  });

  it('says what stands where somebody is, to eyes and ears, and leads to the calls behind it', () => {
    draw('bars');
    goTo(2);
    expect(walk().getAttribute('aria-valuetext')).toBe('3 November: 9 calls');
    expect(place.textContent).toContain('3 November: 9 calls');
    expect(place.querySelector('a')).toBeNull();
    goTo(0);
    expect(place.querySelector('a')?.getAttribute('href')).toBe('/calls?day=1');
  });

  it('lays bars on each other, with an axis above the highest of them', () => {
    draw('bars');
    expect(place.querySelectorAll('rect[data-series]')).toHaveLength(3);
    expect(place.querySelector('svg')?.textContent).toMatch(/^0.*9|10/);
  });

  it('leaves a gap in a line where there is nothing', () => {
    draw('lines');
    expect(place.querySelector('path')?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
  });
});
