import { join } from 'node:path';
import { errorMessage } from '@aybiza/foundation/errors';
import { findStale, generateStep, runBuild } from '../build/build-step.ts';
import { type CommandResult, runCommand } from './run-command.ts';
import { readPlaywrightCounts, readVitestCounts, type TestCounts } from './test-counts.ts';

/** One part of `npm test`. */
export interface Stage {
  name: string;
  run(reportDir: string): Promise<StageResult>;
}

export interface StageResult extends CommandResult {
  /** Of stages that run tests. */
  counts?: TestCounts;
}

/** In the order in which a mistake is cheapest to find. */
export const STAGES: readonly Stage[] = [
  { name: 'generate', run: generate },
  script('lint'),
  script('boundaries'),
  script('dead-code'),
  script('typecheck'),
  vitest('unit and ui tests', 'test:unit'),
  vitest('integration tests', 'test:integration'),
  { name: 'browser tests', run: runBrowserTests },
];

function script(name: string): Stage {
  return { name, run: () => runCommand(['npm', 'run', '--silent', name]) };
}

function vitest(name: string, scriptName: string): Stage {
  return {
    name,
    async run(reportDir) {
      const report = join(reportDir, `${scriptName.replace(':', '-')}.json`);
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const result = await runCommand(['npm', 'run', '--silent', scriptName, '--', ...reporters]);
      return { ...result, counts: await readVitestCounts(report) };
    },
  };
}

async function generate(): Promise<StageResult> {
  try {
    const hash = await findStale(generateStep);
    if (hash !== undefined) await runBuild(generateStep, hash, new AbortController().signal);
    return { ok: true, output: '' };
  } catch (thrown) {
    return { ok: false, output: errorMessage(thrown) };
  }
}

async function runBrowserTests(reportDir: string): Promise<StageResult> {
  const report = join(reportDir, 'e2e.json');
  const command = ['npm', 'run', '--silent', 'e2e', '--', '--reporter=list,json'];
  const result = await runCommand(command, { PLAYWRIGHT_JSON_OUTPUT_NAME: report });
  return { ...result, counts: await readPlaywrightCounts(report) };
}
