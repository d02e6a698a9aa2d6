import { expect, it } from 'vitest';
import { lintFiles } from './testing/lint-files.ts';

it('an address is read by parseUrl: the linter refuses the question that Node answers wrong', async () => {
  const rulesAgainst = await lintFiles({
    'packages/api/src/asks.ts': 'export const isAddress = (text: string) => URL.canParse(text);\n',
    'apps/designer/src/asks.ts': "export const leads = (path: string) => URL.canParse(path, 'https://a.b');\n",
    'packages/api/src/reads.ts': 'export const read = (text: string) => new URL(text);\n',
  });
  expect(rulesAgainst('packages/api/src/asks.ts')).toContain('plugin');
  expect(rulesAgainst('apps/designer/src/asks.ts')).toContain('plugin');
  expect(rulesAgainst('packages/api/src/reads.ts')).not.toContain('plugin');
});
