import { expect, it } from 'vitest';
import type { CallInputBody } from './call/call-input.ts';
import { createInputGate } from './input-gate.ts';

const key = (digit: string): CallInputBody => ({ type: 'digit', key: digit });

function gateOf(isSure: () => boolean) {
  const seen: CallInputBody[] = [];
  let answer: (isOurs: boolean) => void = () => undefined;
  let losses = 0;
  const gate = createInputGate({
    records: {
      isSure,
      confirm: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    },
    push: (input) => seen.push(input),
    onLost: () => {
      losses += 1;
    },
  });
  const settle = async (isOurs: boolean) => {
    answer(isOurs);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { gate, seen, settle, losses: () => losses };
}

it('lets everything through while the call is surely ours', () => {
  const { gate, seen } = gateOf(() => true);
  gate.push(key('1'));
  expect(seen).toEqual([key('1')]);
});

it('after a sleep nothing happens to a call before it is known whose it is; then everything, in order', async () => {
  let isSure = false;
  const { gate, seen, settle, losses } = gateOf(() => isSure);
  gate.push(key('1'));
  gate.push(key('2'));
  expect(seen).toEqual([]);
  isSure = true;
  await settle(true);
  expect(seen).toEqual([key('1'), key('2')]);
  expect(losses()).toBe(0);
});

it('of a call that somebody else has nothing is let through, ever', async () => {
  const { gate, seen, settle, losses } = gateOf(() => false);
  gate.push(key('1'));
  await settle(false);
  expect(losses()).toBe(1);
  gate.shut();
  gate.push(key('2'));
  expect(seen).toEqual([]);
});

it('while a call is handed over nothing happens to it, whoever owns it', async () => {
  let isSure = false;
  const { gate, seen, settle } = gateOf(() => isSure);
  gate.push(key('1'));
  gate.hold();
  isSure = true;
  await settle(true);
  expect(seen).toEqual([]);
  gate.open();
  expect(seen).toEqual([key('1')]);
});
