import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STAGES, type Stage } from './stages.ts';
import type { TestCounts } from './test-counts.ts';

/** Prints one or more lines. */
type Print = (text: string) => void;

/** Runs the stages one after another until one fails. Resolves with the exit code; the last line it prints is the sum. */
export async function runStages(stages: readonly Stage[] = STAGES, print: Print = console.log): Promise<number> {
  const reportDir = await mkdtemp(join(tmpdir(), 'aybiza-test-report-'));
  const total = { passed: 0, failed: 0 };
  let ok = true;
  try {
    for (const stage of stages) {
      ok = await runStage(stage, { reportDir, total, print });
      if (!ok) break;
    }
  } finally {
    await rm(reportDir, { recursive: true, force: true });
  }
  print(`\n${total.passed} passed, ${total.failed} failed`);
  return ok ? 0 : 1;
}

interface Running {
  reportDir: string;
  total: { passed: number; failed: number };
  print: Print;
}

async function runStage(stage: Stage, { reportDir, total, print }: Running): Promise<boolean> {
  const startedAt = performance.now();
  print(`${stage.name} …`);
  const { ok, output, counts } = await stage.run(reportDir);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  // A runner that counted nothing ran nothing: that is no success.
  const empty = ok && counts !== undefined && counts.passed === 0;
  const success = ok && !empty && (counts?.failed ?? 0) === 0;
  total.passed += counts?.passed ?? 0;
  // A stage can fail without a failing test: a type error, a test file that does not load. It counts as one.
  total.failed += success ? 0 : Math.max(counts?.failed ?? 0, 1);
  if (!success) print(output.trimEnd());
  if (empty) print('No test was found.');
  print(`${stage.name}: ${success ? 'passed' : 'FAILED'} in ${seconds} s${counts ? `, ${inWords(counts)}` : ''}`);
  for (const name of counts?.skipped ?? []) print(`  skipped: ${name}`);
  return success;
}

function inWords({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
}
