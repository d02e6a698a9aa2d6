/** `npm run build -w packages/client`: makes `dist`, which is what `npm pack` and `npm publish` are given. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'tsup';
import { declareRouter } from './declare-router.ts';

const folder = join(import.meta.dirname, '..');
const dist = join(folder, 'dist');
const sources = join(dist, 'sources');

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await cp(join(folder, 'src'), sources, { recursive: true, filter: (file) => !file.endsWith('.test.ts') });
await writeFile(join(sources, 'router.ts'), declareRouter());
await build({
  entry: [join(sources, 'index.ts')],
  outDir: dist,
  format: 'esm',
  target: 'node20',
  platform: 'neutral',
  dts: true,
  silent: true,
  tsconfig: join(folder, 'tsconfig.json'),
});
await rm(sources, { recursive: true });
const { name, version, license, type, dependencies }: Record<string, unknown> = JSON.parse(
  await readFile(join(folder, 'package.json'), 'utf8'),
);
const exports = { '.': { types: './index.d.ts', default: './index.js' } };
const description = 'The typed client of AYBIZA, the low-code builder for voice agents.';
await writeFile(
  join(dist, 'package.json'),
  JSON.stringify(
    { name, version, description, license, type, exports, engines: { node: '>=20.19' }, dependencies },
    null,
    2,
  ),
);
await cp(join(folder, 'README.md'), join(dist, 'README.md'));
await cp(join(folder, '../../LICENSE'), join(dist, 'LICENSE'));
