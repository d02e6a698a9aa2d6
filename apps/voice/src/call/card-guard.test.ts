import { expect, it } from 'vitest';
import { CardGuard, type Telling } from './card-guard.ts';

it('digits without an end hold the log back for a minute at most', () => {
  const told: Telling[] = [];
  const guard = new CardGuard((telling) => told.push(telling));
  // Each begins like a card, and none is one: the last digit is never the one that checks.
  for (let second = 0; second < 120; second += 1) {
    const at = second * 1_000;
    guard.admit({ type: 'digit', key: '4', at }, 'other');
    guard.tell({ type: 'events', events: [] }, at);
    if (second === 30) expect(told.length).toBeLessThan(30);
  }
  expect(told.length).toBeGreaterThan(55);
});
