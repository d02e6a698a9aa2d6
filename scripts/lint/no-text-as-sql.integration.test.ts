import { beforeAll, expect, it } from 'vitest';
import { lintFiles, type RulesAgainst } from './testing/lint-files.ts';

const TEXTS = {
  'packages/db/src/asks.ts': 'export const ask = (client: Asker, text: string) => client.$queryRawUnsafe(text);\n',
  'packages/api/src/changes.ts': 'export const change = (tx: Asker, text: string) => tx.$executeRawUnsafe(text, 1);\n',
  'apps/worker/src/builds.ts': "import { Prisma } from '@prisma/client';\nexport const sort = Prisma.raw('name');\n",
};
const SAFE = {
  'packages/db/src/safe.ts': 'export const find = (tx: Asker) => tx.$queryRaw`SELECT 1`;\n',
};
let rulesAgainst: RulesAgainst;

beforeAll(async () => {
  rulesAgainst = await lintFiles({ ...TEXTS, ...SAFE });
});

it.each(Object.keys(TEXTS))('check 121: a statement that is made from text is refused by the linter: %s', (path) => {
  expect(rulesAgainst(path)).toContain('plugin');
});

it('may have values as its parameters', () => {
  for (const path of Object.keys(SAFE)) expect(rulesAgainst(path)).not.toContain('plugin');
});
