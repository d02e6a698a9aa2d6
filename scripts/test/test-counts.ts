import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** What a test runner counted. */
export interface TestCounts {
  passed: number;
  failed: number;
  /** Named, because a test that did not run proves nothing. */
  skipped: readonly string[];
}

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })) })),
});

/** Reads the file that vitest's JSON reporter wrote; nothing was counted when there is none. */
export async function readVitestCounts(file: string): Promise<TestCounts> {
  const report = vitestSchema.safeParse(await readJson(file));
  if (!report.success) return NOTHING;
  const tests = report.data.testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter(({ status }) => !['passed', 'failed'].includes(status));
  return {
    passed: report.data.numPassedTests,
    failed: report.data.numFailedTests,
    skipped: skipped.map(({ fullName }) => fullName),
  };
}

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Reads the file that Playwright's JSON reporter wrote. A test that passed only when repeated counts as failed. */
export async function readPlaywrightCounts(file: string): Promise<TestCounts> {
  const report = playwrightSchema.safeParse(await readJson(file));
  if (!report.success) return NOTHING;
  const { expected, unexpected, flaky, skipped } = report.data.stats;
  const names = Array.from({ length: skipped }, (_, index) => `browser test ${index + 1}`);
  return { passed: expected, failed: unexpected + flaky, skipped: names };
}

const NOTHING: TestCounts = { passed: 0, failed: 0, skipped: [] };

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined; // the one expected error: the runner ended before it wrote its report
  }
}
