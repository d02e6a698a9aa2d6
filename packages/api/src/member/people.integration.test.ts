import { listReadableAccountMails } from '@aybiza/db/account-mails';
import { INVITATION_TTL_MS } from '@aybiza/db/invitations';
import { removeMember, setMemberRole } from '@aybiza/db/members';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Credentials, nobody, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
const clock = fakeClock(Date.now());
let testApi: TestApi;
let workspaceId: WorkspaceId;
let owner: { userId: string; credentials: Credentials };
let workspaces = 0;

beforeAll(async () => {
  testApi = await startTestApi(world, { clock });
});
afterAll(() => testApi.stop());

beforeEach(async () => {
  workspaces += 1;
  workspaceId = await testApi.workspace(`people-${workspaces}`);
  owner = await testApi.person('owner', [{ workspaceId, role: 'owner' }]);
});

const linkSchema = z.object({ invitationId: z.string(), link: z.string(), isMailed: z.boolean() });

async function invite(email: string, role: string, as = owner.credentials) {
  const { body } = await testApi.call('invitation.create', { email, role }, as);
  const made = linkSchema.parse(body);
  return { ...made, token: made.link.split('/').at(-1) ?? '' };
}

const accept = (token: string, as: Credentials) => testApi.call('invitation.accept', { token }, as);
const rolesOf = async () => {
  const { body } = await testApi.call('member.list', undefined, owner.credentials);
  return new Map(
    z
      .array(z.object({ userId: z.string(), role: z.string() }))
      .parse(body)
      .map(({ userId, role }) => [userId, role]),
  );
};

describe('invitations', () => {
  test('somebody who was invited joins as what was asked, once', async () => {
    const guest = await testApi.person('guest');
    const { token } = await invite(`${guest.userId}@example.com`, 'editor');
    expect((await accept(token, guest.credentials)).body).toEqual({ workspaceId });
    expect((await rolesOf()).get(guest.userId)).toBe('editor');
    expect((await accept(token, guest.credentials)).code).toBe('INVITATION_OVER');
  });

  test('of many who use a link at once, one gets in', async () => {
    const guest = await testApi.person('guest');
    const { token } = await invite(`${guest.userId}@example.com`, 'viewer');
    const replies = await Promise.all(Array.from({ length: 10 }, () => accept(token, guest.credentials)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('check 91: an invitation is refused to another address, with an unknown role, and with a role in the request', async () => {
    const guest = await testApi.person('guest');
    const other = await testApi.person('other');
    const { token } = await invite(`${guest.userId}@example.com`, 'viewer');
    expect((await accept(token, other.credentials)).code).toBe('ANOTHER_ADDRESS');
    expect((await accept(token, nobody)).code).toBe('UNAUTHENTICATED');
    const edited = await testApi.call('invitation.accept', { token, role: 'owner' }, guest.credentials);
    expect(edited.code).toBe('BAD_REQUEST');
    const asKing = { email: 'a@example.com', role: 'king' };
    expect((await testApi.call('invitation.create', asKing, owner.credentials)).code).toBe('BAD_REQUEST');
    expect((await accept(token, guest.credentials)).status).toBe(200);
    expect((await rolesOf()).get(guest.userId)).toBe('viewer');
  });

  test('check 91: nobody invites who is no owner, and an invitation ends with the right of whoever made it', async () => {
    const publisher = await testApi.person('publisher', [{ workspaceId, role: 'publisher' }]);
    const asked = { email: 'b@example.com', role: 'publisher' };
    expect((await testApi.call('invitation.create', asked, publisher.credentials)).code).toBe('FORBIDDEN');

    const second = await testApi.person('second', [{ workspaceId, role: 'owner' }]);
    const guest = await testApi.person('guest');
    const { token } = await invite(`${guest.userId}@example.com`, 'owner', second.credentials);
    await world.db.forWorkspace(workspaceId, (tx) => setMemberRole(tx, { userId: second.userId, role: 'editor' }));
    expect((await accept(token, guest.credentials)).code).toBe('INVITATION_OVER');
  });

  test('a link that was replaced, revoked or is older than seven days opens nothing, and all of them look alike', async () => {
    const guest = await testApi.person('guest');
    const email = `${guest.userId}@example.com`;
    const replaced = await invite(email, 'viewer');
    const again = linkSchema.parse(
      (await testApi.call('invitation.resend', { invitationId: replaced.invitationId }, owner.credentials)).body,
    );
    await testApi.call('invitation.revoke', { invitationId: again.invitationId }, owner.credentials);
    const late = await invite(email, 'viewer');
    const read = (token: string) => testApi.call('invitation.read', { token }, nobody);
    expect((await read(late.token)).body).toMatchObject({ email, role: 'viewer', hasAccount: true });
    clock.advance(INVITATION_TTL_MS);
    const tokens = [replaced.token, again.link.split('/').at(-1) ?? '', late.token, 'x'.repeat(43)];
    const replies = await Promise.all(tokens.map(read));
    expect(new Set(replies.map(({ text }) => text.replace(/req_\w+/g, '')))).toHaveProperty('size', 1);
    expect(replies[0]?.code).toBe('INVITATION_OVER');
  });

  test('whoever has no account makes one by the link, for the invited address only, and comes in with it', async () => {
    const email = `new-${workspaces}@example.com`;
    const { token } = await invite(email, 'publisher');
    const account = { token, name: 'New person', password: 'correct horse battery' };
    const weak = await testApi.call('invitation.createAccount', { ...account, password: 'password1234' }, nobody);
    expect(weak.code).toBe('PASSWORD_TOO_COMMON');
    expect((await testApi.call('invitation.createAccount', account, nobody)).body).toEqual({ workspaceId });
    expect((await testApi.call('invitation.createAccount', account, nobody)).code).toBe('INVITATION_OVER');
    const signIn = await testApi.api.handleAuth(
      new Request('http://127.0.0.1:3000/api/auth/sign-in/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:3000' },
        body: JSON.stringify({ email, password: account.password }),
      }),
    );
    const cookie = signIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    // In no workspace but this one: they have not become anything else by signing in.
    const { body } = await testApi.call('session.listWorkspaces', undefined, { cookie });
    expect(body).toMatchObject([{ workspaceId, role: 'publisher' }]);
    expect([...(await rolesOf()).values()]).toContain('publisher');
  });

  test('the link is in a mail that is kept with the invitation, and its secret nowhere else', async () => {
    const { token, isMailed, invitationId } = await invite('mail@example.com', 'viewer');
    expect(isMailed).toBe(true);
    expect((await listReadableAccountMails(world.db, 1))[0]).toMatchObject({ kind: 'invitation' });
    const { body, text } = await testApi.call('invitation.list', undefined, owner.credentials);
    expect(body).toMatchObject([{ id: invitationId, email: 'mail@example.com' }]);
    expect(text).not.toContain(token);
    const log = await testApi.call('audit.list', {}, owner.credentials);
    expect(log.text).toContain('invitation.created');
    expect(log.text).not.toContain(token);
  });
});

describe('members', () => {
  test('check 92: the last owner neither leaves, nor is demoted or removed', async () => {
    const workspaceName = `people-${workspaces}`;
    const { userId: memberId, credentials } = owner;
    const replies = [
      await testApi.call('member.leave', { workspaceName }, credentials),
      await testApi.call('member.setRole', { memberId, role: 'viewer' }, credentials),
      await testApi.call('member.remove', { memberId }, credentials),
    ];
    expect(replies.map(({ code }) => code)).toEqual(['LAST_OWNER', 'LAST_OWNER', 'LAST_OWNER']);
  });

  test('check 92: of two owners who remove each other at once, one stays', async () => {
    const other = await testApi.person('other', [{ workspaceId, role: 'owner' }]);
    const statuses = await Promise.all([
      testApi.call('member.remove', { memberId: other.userId }, owner.credentials),
      testApi.call('member.remove', { memberId: owner.userId }, other.credentials),
    ]);
    expect(statuses.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('somebody leaves by themselves, unless it is another workspace than they believe', async () => {
    const editor = await testApi.person('editor', [{ workspaceId, role: 'editor' }]);
    const leave = (workspaceName: string) => testApi.call('member.leave', { workspaceName }, editor.credentials);
    expect((await leave('another one')).code).toBe('WORKSPACE_DIFFERS');
    expect((await leave(`people-${workspaces}`)).status).toBe(200);
    expect((await rolesOf()).has(editor.userId)).toBe(false);
  });

  test('what a person may do is what the procedures let through', async () => {
    const viewer = await testApi.person('viewer', [{ workspaceId, role: 'viewer' }]);
    const access = z.object({ role: z.string(), may: z.array(z.string()) });
    const mayOf = async (as: Credentials) =>
      access.parse((await testApi.call('session.getAccess', undefined, as)).body).may;
    const [few, all] = [await mayOf(viewer.credentials), await mayOf(owner.credentials)];
    expect(few).toContain('calls.list');
    expect(few).not.toContain('agent.create');
    expect(all).toEqual(expect.arrayContaining([...few, 'agent.create', 'member.remove']));
  });
});

describe('workspaces', () => {
  test('a deleted workspace refuses everything with one error, and comes back as it was', async () => {
    const key = await testApi.key(workspaceId, ['calls:read']);
    const workspaceName = `people-${workspaces}`;
    const viewer = await testApi.person('viewer', [{ workspaceId, role: 'viewer' }]);
    expect((await testApi.call('workspace.delete', { workspaceName: 'another' }, owner.credentials)).code).toBe(
      'WORKSPACE_DIFFERS',
    );
    expect((await testApi.call('workspace.delete', { workspaceName }, owner.credentials)).status).toBe(200);
    for (const as of [owner.credentials, viewer.credentials, key]) {
      const reply = await testApi.call('calls.list', {}, as);
      expect([reply.status, reply.code]).toEqual([403, 'WORKSPACE_SUSPENDED']);
    }
    const { body } = await testApi.call('session.getAccess', undefined, owner.credentials);
    expect(z.object({ may: z.array(z.string()) }).parse(body).may).toContain('workspace.restore');
    expect((await testApi.call('workspace.restore', undefined, viewer.credentials)).code).toBe('FORBIDDEN');
    expect((await testApi.call('workspace.restore', undefined, owner.credentials)).status).toBe(200);
    expect((await testApi.call('calls.list', {}, key)).status).toBe(200);
  });

  test('whoever makes a workspace owns it', async () => {
    const { body } = await testApi.call('workspace.create', { name: 'Zweite Praxis' }, owner.credentials);
    const made = z.object({ workspaceId: z.string() }).parse(body);
    const inIt = { ...owner.credentials, 'x-aybiza-workspace': made.workspaceId };
    expect((await testApi.call('session.getAccess', undefined, inIt)).body).toMatchObject({ role: 'owner' });
  });
});

describe('API keys', () => {
  const createSchema = z.object({ apiKeyId: z.string(), key: z.string() });
  const make = async (more: object = {}) => {
    const input = { name: 'CRM', scopes: ['calls:read'], ...more };
    return createSchema.parse((await testApi.call('apiKey.create', input, owner.credentials)).body);
  };
  const list = (key: string) => testApi.rest('GET /calls', { authorization: `Bearer ${key}` });

  test('check 97: nobody makes a key for others, without being signed in, or with scopes above their own', async () => {
    const publisher = await testApi.person('publisher', [{ workspaceId, role: 'publisher' }]);
    const key = (await make()).key;
    const input = { name: 'CRM', scopes: ['providers:write'] };
    const ask = (as: Credentials, more: object = {}) => testApi.call('apiKey.create', { ...input, ...more }, as);
    expect((await ask(nobody)).code).toBe('UNAUTHENTICATED');
    expect((await ask(publisher.credentials)).code).toBe('FORBIDDEN');
    expect((await ask({ authorization: `Bearer ${key}` })).code).toBe('FORBIDDEN');
    for (const more of [{ userId: owner.userId }, { workspaceId }, { scopes: ['everything'] }]) {
      expect((await ask(owner.credentials, more)).code).toBe('BAD_REQUEST');
    }
  });

  test('check 98: a renewed key is valid beside the one before it, until that is ended', async () => {
    const { apiKeyId, key: before } = await make();
    const renewed = await testApi.call('apiKey.renew', { apiKeyId }, owner.credentials);
    const { key: after } = z.object({ key: z.string() }).parse(renewed.body);
    expect([(await list(before)).status, (await list(after)).status]).toEqual([200, 200]);
    expect((await testApi.call('apiKey.renew', { apiKeyId }, owner.credentials)).code).toBe('RENEWED_LATELY');
    await testApi.call('apiKey.endPrevious', { apiKeyId }, owner.credentials);
    expect([(await list(before)).status, (await list(after)).status]).toEqual([401, 200]);
    await testApi.call('apiKey.revoke', { apiKeyId }, owner.credentials);
    expect((await list(after)).status).toBe(401);
  });

  test('check 98: keys that are used while they are renewed and revoked are valid to the end and not beyond', async () => {
    const { apiKeyId, key } = await make();
    const load = Array.from({ length: 30 }, () => list(key));
    await testApi.call('apiKey.renew', { apiKeyId }, owner.credentials);
    expect((await Promise.all(load)).every(({ status }) => status === 200)).toBe(true);
    await testApi.call('apiKey.revoke', { apiKeyId }, owner.credentials);
    const refused = await Promise.all(Array.from({ length: 30 }, () => list(key)));
    expect(refused.every(({ status }) => status === 401)).toBe(true);
    const { body } = await testApi.call('apiKey.list', undefined, owner.credentials);
    expect(body).toMatchObject([{ lastUsedAt: expect.any(Number) }]);
  });

  test('check 96: the whole key is shown once, and lists have its first characters only', async () => {
    const { key } = await make({ expiresInDays: 30 });
    const { body, text } = await testApi.call('apiKey.list', undefined, owner.credentials);
    expect(text).not.toContain(key);
    expect(key.startsWith(z.tuple([z.object({ prefix: z.string() })]).parse(body)[0].prefix)).toBe(true);
    expect(text).toContain('"expiresAt":');
  });
});

test('somebody who was removed is still called by their name in the audit log', async () => {
  const editor = await testApi.person('editor', [{ workspaceId, role: 'editor' }]);
  await testApi.call('agent.create', { name: 'Anna', template: 'empty' }, editor.credentials);
  await world.db.forWorkspace(workspaceId, (tx) => removeMember(tx, editor.userId));
  const { body } = await testApi.call('audit.list', { actorId: editor.userId, action: 'agent' }, owner.credentials);
  expect(body).toMatchObject({
    items: [{ action: 'agent.created', actor: { name: editor.userId } }],
    nextCursor: null,
  });
});
