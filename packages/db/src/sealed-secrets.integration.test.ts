import type { WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { createSealer, type Sealer } from '@aybiza/foundation/sealer';
import { expect, test } from 'vitest';
import { accountSecretPlace, findProviderAccount, saveProviderAccount } from './provider-accounts.ts';
import { sealAllAnew } from './sealed-secrets.ts';
import { findSigningSecrets, keepSigningSecrets, renewSigningSecret, signingSecretPlace } from './signing-secrets.ts';
import { seedWorkspace } from './testing/seed.ts';
import { untilSomebodyWaits, useDatabase } from './testing/use-database.ts';
import { createWebhook, findWebhook, webhookSecretPlace } from './webhooks.ts';

const world = useDatabase();
const OLD = 'a secret of at least thirty-two characters';
const NEW = 'another secret of thirty-two characters';
const STRANGE = 'a secret of somebody who is not here any more';

/** A webhook and an account of a workspace of their own, sealed with one secret or another. */
async function seed(sealer: Sealer) {
  const workspaceId = await seedWorkspace(world.db, newId('workspace').replace('_', '-'));
  const id = newId('webhook');
  await world.db.forWorkspace(workspaceId, async (tx) => {
    const secret = sealer.seal('whsec_abc', webhookSecretPlace(workspaceId, id));
    await createWebhook(tx, { id, url: 'https://example.com', secret, events: [] });
    const sealedSecret = sealer.seal('key-abc', accountSecretPlace(workspaceId, 'deepgram'));
    await saveProviderAccount(tx, { vendor: 'deepgram', settings: {}, sealedSecret, secretEnding: '' });
    const settings = { baseUrl: 'https://example.com/v1', modelId: 'm' };
    await saveProviderAccount(tx, { vendor: 'openAiModel', settings, sealedSecret: null, secretEnding: '' });
  });
  return { workspaceId, id };
}

const read = (workspaceId: WorkspaceId, id: Parameters<typeof findWebhook>[1]) =>
  world.db.forWorkspace(workspaceId, async (tx) => ({
    webhook: (await findWebhook(tx, id))?.secret ?? '',
    account: await findProviderAccount(tx, 'deepgram'),
  }));

test('all secrets of all workspaces are sealed with the new secret, once, and what nobody can open is named and left', async () => {
  const [one, two] = [await seed(createSealer(OLD)), await seed(createSealer(OLD))];
  const three = await seed(createSealer(STRANGE));
  const before = await read(one.workspaceId, one.id);
  const sealer = createSealer(NEW, { previous: OLD });
  const first = await sealAllAnew(world.db, sealer.sealAnew);
  expect([first.changed, first.kept]).toEqual([4, 0]);
  expect(first.unreadable.map(({ workspaceId }) => workspaceId)).toEqual([three.workspaceId, three.workspaceId]);
  const alone = createSealer(NEW);
  for (const { workspaceId, id } of [one, two]) {
    const { webhook, account } = await read(workspaceId, id);
    expect(alone.open(webhook, webhookSecretPlace(workspaceId, id))).toBe('whsec_abc');
    expect(alone.open(account?.sealedSecret ?? '', accountSecretPlace(workspaceId, 'deepgram'))).toBe('key-abc');
  }
  expect((await read(one.workspaceId, one.id)).account?.version).toBe(before.account?.version);
  expect(await sealAllAnew(world.db, sealer.sealAnew)).toMatchObject({ changed: 0, kept: 4 });
});

test('so is what a workspace signs with, and what it signed with before', async () => {
  const workspaceId = await seedWorkspace(world.db, newId('workspace').replace('_', '-'));
  const place = signingSecretPlace(workspaceId);
  const old = createSealer(OLD);
  await world.db.forWorkspace(workspaceId, async (tx) => {
    const { current: before } = await keepSigningSecrets(tx, () => old.seal('whsec_before', place));
    await renewSigningSecret(tx, { before, sealed: old.seal('whsec_signs', place), now: 0, until: 1 });
  });
  await sealAllAnew(world.db, createSealer(NEW, { previous: OLD }).sealAnew);
  const anew = await world.db.forWorkspace(workspaceId, findSigningSecrets);
  const open = (sealed = '') => createSealer(NEW).open(sealed, place);
  expect([open(anew?.current), open(anew?.previous?.sealed)]).toEqual(['whsec_signs', 'whsec_before']);
});

test('a secret that somebody changes meanwhile stays as they have it', async () => {
  const { workspaceId, id } = await seed(createSealer(OLD));
  const sealer = createSealer(NEW, { previous: OLD });
  const theirs = sealer.seal('key-def', accountSecretPlace(workspaceId, 'deepgram'));
  let seals = () => {};
  const isSealing = new Promise<void>((resolve) => {
    seals = resolve;
  });
  let changes = () => {};
  const isChanged = new Promise<void>((resolve) => {
    changes = resolve;
  });
  const change = world.db.forWorkspace(workspaceId, async (tx) => {
    await saveProviderAccount(tx, { vendor: 'deepgram', settings: {}, sealedSecret: theirs, secretEnding: '' });
    changes();
    // Not committed before the other one waits for this row: it has read the secret before.
    await isSealing;
  });
  await isChanged;
  const sealing = sealAllAnew(world.db, sealer.sealAnew);
  await untilSomebodyWaits(world.place);
  seals();
  await Promise.all([change, sealing]);
  const { account } = await read(workspaceId, id);
  expect(sealer.open(account?.sealedSecret ?? '', accountSecretPlace(workspaceId, 'deepgram'))).toBe('key-def');
});
