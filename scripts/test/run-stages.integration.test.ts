import { expect, test } from 'vitest';
import { runStages } from './run-stages.ts';
import type { Stage, StageResult } from './stages.ts';

function stage(name: string, result: Partial<StageResult> & { ok: boolean }): Stage {
  return { name, run: async () => ({ output: `${name} printed this`, ...result }) };
}

async function run(stages: readonly Stage[]) {
  const lines: string[] = [];
  const code = await runStages(stages, (text) => lines.push(...text.split('\n')));
  return { code, lines, last: lines.at(-1) };
}

const none: readonly string[] = [];

test('the last line is the sum over all stages', async () => {
  const stages = [
    stage('lint', { ok: true }),
    stage('unit', { ok: true, counts: { passed: 40, failed: 0, skipped: none } }),
    stage('browser', { ok: true, counts: { passed: 2, failed: 0, skipped: none } }),
  ];
  expect(await run(stages)).toMatchObject({ code: 0, last: '42 passed, 0 failed' });
});

test('the first stage that fails shows its output and is the last', async () => {
  const { code, lines, last } = await run([stage('lint', { ok: false }), stage('unit', { ok: true })]);
  expect(lines).toContain('lint printed this');
  expect(lines.join('\n')).not.toContain('unit');
  expect({ code, last }).toEqual({ code: 1, last: '0 passed, 1 failed' });
});

test('a runner that ends well without having run anything has failed', async () => {
  const empty = stage('unit', { ok: true, counts: { passed: 0, failed: 0, skipped: none } });
  expect(await run([empty])).toMatchObject({ code: 1, last: '0 passed, 1 failed' });
});

test('failed tests are counted, and skipped ones are named', async () => {
  const { code, lines, last } = await run([
    stage('unit', { ok: false, counts: { passed: 5, failed: 2, skipped: ['needs Redis'] } }),
  ]);
  expect(lines).toContain('  skipped: needs Redis');
  expect({ code, last }).toEqual({ code: 1, last: '5 passed, 2 failed' });
});
