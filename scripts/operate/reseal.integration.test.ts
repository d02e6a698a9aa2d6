import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { accountSecretPlace, findProviderAccount, saveProviderAccount } from '@aybiza/db/provider-accounts';
import { seedWorkspace } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { createSealer } from '@aybiza/foundation/sealer';
import { expect, test } from 'vitest';

const world = useDatabase();
const OLD = 'a secret of at least thirty-two characters';
const NEW = 'another secret of thirty-two characters';
const ROOT = join(import.meta.dirname, '../..');

async function seed(slug: string, secret: string): Promise<WorkspaceId> {
  const workspaceId = await seedWorkspace(world.db, slug);
  const sealedSecret = createSealer(secret).seal('key-abc', accountSecretPlace(workspaceId, 'deepgram'));
  await world.db.forWorkspace(workspaceId, (tx) =>
    saveProviderAccount(tx, { vendor: 'deepgram', settings: {}, sealedSecret, secretEnding: '' }),
  );
  return workspaceId;
}

/** With the apps' role, as an operator has it. */
function run(program: string, args: readonly string[]): Promise<{ code: number; out: string; complaints: string }> {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: world.place.appUrl,
    AUTH_SECRET: NEW,
    AUTH_SECRET_PREVIOUS: OLD,
  };
  return new Promise((resolve) => {
    execFile(program, args, { cwd: ROOT, env }, (error, out, complaints) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, complaints }),
    );
  });
}

const reseal = () => run('npm', ['run', '--silent', 'secrets:reseal']);

async function openWithNew(workspaceId: WorkspaceId): Promise<string> {
  const stored = await world.db.forWorkspace(workspaceId, (tx) => findProviderAccount(tx, 'deepgram'));
  return createSealer(NEW).open(stored?.sealedSecret ?? '', accountSecretPlace(workspaceId, 'deepgram'));
}

test('the command seals with the new secret, is done the second time, and names what neither secret opens', async () => {
  const workspaceId = await seed('one', OLD);
  expect(await reseal()).toEqual({
    code: 0,
    out: 'Sealed anew: 1. Already sealed with AUTH_SECRET: 0.\n',
    complaints: '',
  });
  expect(await openWithNew(workspaceId)).toBe('key-abc');

  const strange = await seed('strange', 'a secret of somebody who is not here any more');
  const again = await reseal();
  expect([again.code, again.out]).toEqual([1, 'Sealed anew: 0. Already sealed with AUTH_SECRET: 1.\n']);
  expect(again.complaints).toBe(`Opened by neither secret, left as it is: provider-account:deepgram of ${strange}\n`);
});

test('npm start does the same before its apps run', async () => {
  const workspaceId = await seed('started', OLD);
  const { code } = await run(process.execPath, ['--import', 'tsx', 'scripts/start/prepare-database.ts']);
  expect(code).toBe(0);
  expect(await openWithNew(workspaceId)).toBe('key-abc');
});
