import type { VariableChange } from '@aybiza/call-log';
import { flowSchema } from '@aybiza/flow';
import { expect, it } from 'vitest';
import { sourceOf } from './source-of.ts';

const change: VariableChange = {
  seq: 5,
  at: 5_000,
  name: 'day',
  value: '2026-12-01',
  cause: 'callerSaid',
  layer: 'local',
  nodes: ['ask', 'price'],
};

it.each([
  ['began', null, 'start'],
  ['callerSaid', 'local', 'heard'],
  ['callerPressed', 'key', 'pressed'],
  ['modelReplied', 'model', 'understood'],
  ['modelReplied', null, 'model'],
  ['requestFinished', null, 'request'],
  ['passagesFound', null, 'documents'],
  ['signalArrived', null, 'signal'],
  ['timerFired', null, 'rule'],
] as const)('a value that comes after %s (%s) is from: %s', (cause, layer, source) => {
  expect(sourceOf({ ...change, cause, layer }, undefined).source).toBe(source);
});

it('names the step that took the value, also where the flow sets another one in the same breath', () => {
  const assignments = [{ variable: 'fee', value: '40' }];
  const nodes = { price: { kind: 'set', data: { assignments } } };
  const flow = flowSchema.parse({ schemaVersion: 1, name: 'Prices', nodes, edges: {} });
  expect(sourceOf(change, flow)).toEqual({ source: 'heard', node: 'ask' });
  expect(sourceOf({ ...change, name: 'fee' }, flow)).toEqual({ source: 'rule', node: 'price' });
});
