import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const everywhere = '{packages,apps,prisma,scripts,infra,bench,docs}';
const CORES = availableParallelism();
/** Far above what any test takes: a busy machine must not make a correct one fail. */
const PATIENCE_MS = 240_000;
const forAll = {
  setupFiles: ['scripts/test/loopback-only.mjs', 'scripts/test/same-examples.mjs'],
  // Files of one worker share the modules that they load: tests leave nothing behind, and loading took as long as testing.
  isolate: false,
  testTimeout: PATIENCE_MS,
  hookTimeout: PATIENCE_MS,
  // Less, so that whoever waits in vain is told for what.
  expect: { poll: { timeout: 60_000 } },
};

export default defineConfig({
  test: {
    passWithNoTests: false,
    // Vitest's own choice leaves one core to itself, which is half of a machine with two.
    maxWorkers: CORES,
    projects: [
      {
        test: {
          name: 'unit',
          ...forAll,
          include: [`${everywhere}/**/*.test.ts`],
          exclude: ['**/node_modules/**', '**/*.integration.test.ts', 'apps/designer/**'],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'ui',
          ...forAll,
          include: ['apps/designer/src/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
        },
      },
      {
        test: {
          name: 'integration',
          ...forAll,
          globalSetup: 'packages/db/src/testing/global-setup.ts',
          include: [`${everywhere}/**/*.integration.test.ts`],
          exclude: ['**/node_modules/**'],
          environment: 'node',
          // They wait most of their time: for processes that die and start, for speech, for a database.
          maxWorkers: CORES + 1,
        },
      },
    ],
  },
});
