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

it('the second of many numbers waits for its rest as long as the first', () => {
  let told: Telling[] = [];
  const guard = new CardGuard((telling) => told.push(telling));
  const say = (text: string, at: number) => {
    const { input, found } = guard.admit({ type: 'final', text, at }, 'other');
    if (found !== null) guard.conceal(found);
    guard.tell(
      { type: 'events', events: [{ type: 'callerSaid', text: 'text' in input ? input.text : '', seq: 0, at }] },
      at,
    );
  };
  for (let card = 0; card < 20; card += 1) {
    told = [];
    const at = card * 8_000;
    say('4929 1473', at);
    expect(told).toEqual([]);
    say('3890 6521', at + 5_000);
    expect(JSON.stringify(told)).not.toMatch(/4929|1473|3890|6521/);
  }
});
