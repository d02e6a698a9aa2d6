import { defineConfig } from 'vitest/config';

const everywhere = '{packages,apps,prisma,scripts}';

export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${everywhere}/**/*.test.ts`],
          exclude: ['**/node_modules/**', '**/*.integration.test.ts', 'apps/designer/**'],
          environment: 'node',
          // Far above what any takes: a busy machine must not make a correct test fail.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'ui',
          include: ['apps/designer/src/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
        },
      },
      {
        test: {
          name: 'integration',
          globalSetup: 'packages/db/src/testing/global-setup.ts',
          include: [`${everywhere}/**/*.integration.test.ts`],
          exclude: ['**/node_modules/**'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
