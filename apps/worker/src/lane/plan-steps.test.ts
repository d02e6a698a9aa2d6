import type { StoredAfterCallStep } from '@aybiza/db/after-call-steps';
import { afterCallStepIdSchema, agentIdSchema, callIdSchema, outboxIdSchema } from '@aybiza/foundation/ids';
import { expect, test } from 'vitest';
import { planSteps } from './plan-steps.ts';

function step(id: string, changes: Partial<StoredAfterCallStep> = {}): StoredAfterCallStep {
  return {
    id: afterCallStepIdSchema.parse(`step_${id.toLowerCase()}0000`),
    callId: callIdSchema.parse('call_0000'),
    agentId: agentIdSchema.parse('agt_0000'),
    step: id,
    position: 0,
    kind: 'summary',
    name: '',
    needs: [],
    status: 'waiting',
    attempts: 0,
    lastError: null,
    outboxId: null,
    intentAt: null,
    result: null,
    createdAt: 0,
    startedAt: null,
    finishedAt: null,
    ...changes,
  };
}
const plan = (...steps: StoredAfterCallStep[]) => {
  const { begin, skip, isFoundOut } = planSteps(steps, { hasRecording: false });
  return { begin: begin.map(({ step: id }) => id), skip: skip.map(({ step: { step: id } }) => id), isFoundOut };
};
const asked = { outboxId: outboxIdSchema.parse('out_0000') };

test('a step begins once everything that it needs is done, and is asked for once', () => {
  expect(plan(step('a'), step('b', { needs: ['a'] }))).toMatchObject({ begin: ['a'] });
  expect(plan(step('a', asked), step('b', { needs: ['a'] }))).toMatchObject({ begin: [] });
  const done = { status: 'done' } as const;
  expect(plan(step('a', done), step('b', { needs: ['a'] }), step('c', { needs: ['a', 'b'] }))).toMatchObject({
    begin: ['b'],
  });
});

test('what is left out takes along what needs it, near and far, whatever their order', () => {
  const steps = [step('c', { needs: ['b'] }), step('b', { needs: ['a'] }), step('a', { status: 'skipped' }), step('d')];
  expect(plan(...steps)).toEqual({ begin: ['d'], skip: ['c', 'b'], isFoundOut: false });
});

test('what failed holds back only what needs it', () => {
  for (const status of ['failed', 'unknown'] as const)
    expect(plan(step('a', { status }), step('b', { needs: ['a'] }), step('c'))).toMatchObject({
      begin: ['c'],
      skip: [],
    });
});

test('all is found out when nothing that finds something out can still end by itself', () => {
  const failed = step('a', { status: 'failed' });
  expect(plan(failed, step('b', { needs: ['a'] }), step('c', { needs: ['b'] })).isFoundOut).toBe(true);
  expect(plan(failed, step('b', { status: 'running', ...asked })).isFoundOut).toBe(false);
  expect(plan(step('a', { kind: 'webhook' })).isFoundOut).toBe(true);
  expect(plan(step('a', { kind: 'webhook' }), step('b', { needs: ['a'] })).isFoundOut).toBe(false);
});

test('an export waits for the recording', () => {
  const copy = step('a', { kind: 'exportRecording' });
  expect(planSteps([copy], { hasRecording: false }).begin).toEqual([]);
  expect(planSteps([copy], { hasRecording: true }).begin).toEqual([copy]);
});
