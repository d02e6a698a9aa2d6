import { seedWorkspace } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { beforeAll, expect, test } from 'vitest';
import { CALL_TOKEN_TTL_MS, type CallTokenClaims, consumeCallToken, createCallToken } from './call-token.ts';

const world = useDatabase();
const secret = 'a secret of at least thirty-two characters';
const now = 1_000_000;
let workspaceId: WorkspaceId;

beforeAll(async () => {
  workspaceId = await seedWorkspace(world.db, 'tokens');
});

function aClaim(): CallTokenClaims {
  return { workspaceId, agentId: newId('agent'), flowVersionId: null, statechartHash: 'a'.repeat(64), isTest: true };
}

const issue = (claims = aClaim()) =>
  world.db.forWorkspace(workspaceId, (tx) => createCallToken(tx, { secret, claims, now }));
const use = (token: string, at = now) => consumeCallToken(world.db, { secret, token, now: at });

test('a token lets its bearer in with what it was made for, once', async () => {
  const claims = aClaim();
  const token = await issue(claims);
  expect(await use(token)).toEqual({ ok: true, value: { claims, carries: null } });
  expect(await use(token)).toEqual({ ok: false, error: 'USED' });
});

test('what is too long for a token is kept for whoever uses it up', async () => {
  const carries = { words: 'x'.repeat(5_000) };
  const token = await world.db.forWorkspace(workspaceId, (tx) =>
    createCallToken(tx, { secret, claims: aClaim(), carries, now }),
  );
  expect(await use(token)).toMatchObject({ ok: true, value: { carries } });
});

test('of twenty sockets with one token one gets in', async () => {
  const token = await issue();
  const uses = await Promise.all(Array.from({ length: 20 }, () => use(token)));
  expect(uses.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a token that somebody changed lets nobody in', async () => {
  const [text = '', signature = ''] = (await issue()).split('.');
  const claims: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
  const forged = Buffer.from(JSON.stringify({ ...Object(claims), isTest: false })).toString('base64url');
  for (const token of [`${forged}.${signature}`, text, `${text}.`, `${text}.${signature}.x`, '', 'x'.repeat(5_000)]) {
    expect(await use(token)).toEqual({ ok: false, error: 'INVALID' });
  }
});

test('a token signed with another secret lets nobody in', async () => {
  const token = await issue();
  expect(await consumeCallToken(world.db, { secret: `${secret}!`, token, now })).toEqual({
    ok: false,
    error: 'INVALID',
  });
});

test('a token is good for its minute and for what two clocks may differ', async () => {
  expect(await use(await issue(), now + CALL_TOKEN_TTL_MS + 59_000)).toMatchObject({ ok: true });
  expect(await use(await issue(), now + CALL_TOKEN_TTL_MS + 61_000)).toEqual({ ok: false, error: 'EXPIRED' });
});

test.each([
  [-61_000, false],
  [-59_000, true],
  [CALL_TOKEN_TTL_MS + 59_000, true],
  [CALL_TOKEN_TTL_MS + 61_000, false],
  [-3_600_000, false],
])('check 27: with a clock that says %i ms more, a token lets its bearer in: %s', async (differenceMs, isIn) => {
  expect((await use(await issue(), now + differenceMs)).ok).toBe(isIn);
});
