import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineJob } from './define-job.ts';
import { deliverWebhook } from './definitions/deliver-webhook.ts';
import { JOB_NAMES, jobDefinitions } from './definitions/index.ts';

test('a name the queue would refuse is refused when the job is defined', () => {
  const job = { payload: z.null(), attempts: 1, concurrency: 1, backoffMs: () => 0 };
  for (const name of ['a:b', 'Camel', '']) expect(() => defineJob({ ...job, name })).toThrow('kebab-case');
});

test('every job is listed under its own name', () => {
  expect(Object.keys(jobDefinitions)).toEqual(JOB_NAMES);
});

test('a webhook is tried from 5 seconds to some 75 hours', () => {
  const pauses = Array.from({ length: deliverWebhook.attempts - 1 }, (_, index) => deliverWebhook.backoffMs(index + 1));
  expect(pauses[0]).toBe(5_000);
  expect(pauses).toEqual([...pauses].sort((one, other) => one - other));
  expect(pauses.reduce((sum, pause) => sum + pause, 0) / 3_600_000).toBeCloseTo(75.6, 1);
});

test('recording and summary are settled within five minutes, because the webhook waits for them', () => {
  for (const name of ['finish-recording', 'summarise-call'] as const) {
    const { attempts, backoffMs } = jobDefinitions[name];
    const pauses = Array.from({ length: attempts - 1 }, (_, index) => backoffMs(index + 1));
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(5 * 60_000);
  }
});
