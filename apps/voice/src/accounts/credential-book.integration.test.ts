import { credentialPlace, removeCredential, saveCredential } from '@aybiza/db/credentials';
import { seedWorkspace } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { createSealer } from '@aybiza/foundation/sealer';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { beforeAll, expect, it } from 'vitest';
import { FRESH_FOR_MS } from '../fresh-enough.ts';
import { createCredentialBook } from './credential-book.ts';

const world = useDatabase();
const sealer = createSealer('a secret of at least thirty-two characters');
let ours: WorkspaceId;
let theirs: WorkspaceId;

/** Stores the same key for a workspace as if it had entered it; `place`: for whom it was sealed. */
async function keep(workspaceId: WorkspaceId, name: string, place = credentialPlace(workspaceId, name)): Promise<void> {
  const manner = { kind: 'bearer' } as const;
  const secret = { sealedSecret: sealer.seal('a key of another system', place), secretEnding: '' };
  await world.db.forWorkspace(workspaceId, (tx) =>
    saveCredential(tx, { name, manner, origins: ['https://crm.example'], ...secret }),
  );
}

function openBook() {
  const clock = fakeClock();
  const book = createCredentialBook({ db: world.db, sealer, clock, logger: silentLogger() });
  return { clock, book };
}

beforeAll(async () => {
  ours = await seedWorkspace(world.db, 'ours');
  theirs = await seedWorkspace(world.db, 'theirs');
  await keep(ours, 'crm');
});

it('a call has its workspace’s keys, bound to their addresses, and no other workspace’s', async () => {
  const { book } = openBook();
  const header = { origins: ['https://crm.example'], name: 'Authorization', value: 'Bearer a key of another system' };
  expect(await book.get(ours, 'crm')).toEqual(header);
  await expect(book.get(theirs, 'crm')).rejects.toMatchObject({ code: 'UNKNOWN_CREDENTIAL' });
});

it('one that was removed is gone a second later', async () => {
  await keep(ours, 'old');
  const { book, clock } = openBook();
  await book.get(ours, 'old');
  await world.db.forWorkspace(ours, (tx) => removeCredential(tx, 'old'));
  clock.advance(FRESH_FOR_MS);
  await expect(book.get(ours, 'old')).rejects.toMatchObject({ code: 'UNKNOWN_CREDENTIAL' });
});

it('one that was copied from another row opens nothing, and the others serve on', async () => {
  await keep(theirs, 'copied', credentialPlace(ours, 'crm'));
  await keep(theirs, 'own');
  const { book } = openBook();
  await expect(book.get(theirs, 'copied')).rejects.toMatchObject({ code: 'UNKNOWN_CREDENTIAL' });
  expect((await book.get(theirs, 'own')).value).toBe('Bearer a key of another system');
});
