import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type LogClock, useLogClock } from './use-log-clock.ts';

let root: Root;
let clock: LogClock;
let told: number[];

function Clock({ speed }: { speed: number }) {
  clock = useLogClock({ durationMs: 2_000, speed, onPosition: (ms) => told.push(ms) });
  return null;
}
const show = (speed: number) => act(() => root.render(<Clock speed={speed} />));
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
  told = [];
  root = createRoot(document.createElement('div'));
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('tells where a call is that plays without sound, faster and slower, and stops at its end', () => {
  show(1);
  act(() => clock.toggle());
  pass(500);
  expect([clock.positionMs, told.at(-1)]).toEqual([500, 500]);
  show(2);
  pass(500);
  expect(clock.positionMs).toBe(1_500);
  pass(5_000);
  expect([clock.positionMs, clock.playing, told.at(-1)]).toEqual([2_000, false, 2_000]);
});

it('begins again where it has ended, and says nothing while somebody only looks for a place', () => {
  show(1);
  act(() => clock.seek(9_000));
  expect([clock.positionMs, told]).toEqual([2_000, []]);
  act(() => clock.toggle());
  pass(250);
  expect([clock.positionMs, clock.playing]).toEqual([250, true]);
});
