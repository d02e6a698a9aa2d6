// Writes packages/db/src/generated from prisma/schema.prisma. Works without a network: Prisma's command line wants an
// engine binary before it does anything, but `generate` never runs it, so any existing executable will do.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(join(root, 'packages/db/package.json'));
const prisma = join(dirname(require.resolve('prisma/package.json')), 'build/index.js');

const generate = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
  cwd: root,
  encoding: 'utf8',
  timeout: 120_000,
  env: {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    ...process.env,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
});
if (generate.status !== 0) {
  console.error(generate.stdout, generate.stderr, generate.error ?? '');
  console.error('The database client could not be generated; the lines above say why.');
  process.exit(1);
}
