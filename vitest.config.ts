import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const everywhere = '{packages,apps,prisma,scripts,infra,bench,docs}';
const CORES = availableParallelism();
/** Far above what any test takes: a busy machine must not make a correct one fail. */
const PATIENCE_MS = 20_000;
const setupFiles = ['scripts/test/loopback-only.mjs'];

export default defineConfig({
  test: {
    passWithNoTests: false,
    // Vitest's own choice leaves one core to itself, which is half of a machine with two.
    maxWorkers: CORES,
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles,
          include: [`${everywhere}/**/*.test.ts`],
          exclude: ['**/node_modules/**', '**/*.integration.test.ts', 'apps/designer/**'],
          environment: 'node',
          testTimeout: PATIENCE_MS,
        },
      },
      {
        test: {
          name: 'ui',
          setupFiles,
          include: ['apps/designer/src/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          testTimeout: PATIENCE_MS,
        },
      },
      {
        test: {
          name: 'integration',
          setupFiles,
          globalSetup: 'packages/db/src/testing/global-setup.ts',
          include: [`${everywhere}/**/*.integration.test.ts`],
          exclude: ['**/node_modules/**'],
          environment: 'node',
          // They wait most of their time: for processes that die and start, for speech, for a database.
          maxWorkers: CORES + 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
