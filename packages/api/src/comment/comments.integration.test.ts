import { useDatabase } from '@aybiza/db/testing/use-database';
import { type AgentId, agentIdSchema, type WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';
import { listCommentsOutput } from './list-comments.schema.ts';

interface Person {
  userId: string;
  credentials: Credentials;
}

const world = useDatabase();
let testApi: TestApi;
let workspaceId: WorkspaceId;
let ada: Person;
let ben: Person;
let stranger: Person;
let agentId: AgentId;

beforeAll(async () => {
  testApi = await startTestApi(world);
  workspaceId = await testApi.workspace('comments');
  const elsewhere = await testApi.workspace('elsewhere');
  ada = await testApi.person('ada', [{ workspaceId, role: 'editor' }]);
  ben = await testApi.person('ben', [{ workspaceId, role: 'viewer' }]);
  stranger = await testApi.person('stranger', [{ workspaceId: elsewhere, role: 'owner' }]);
  const { body } = await testApi.call('agent.create', { name: 'Reception', template: 'empty' }, ada.credentials);
  ({ agentId } = z.object({ agentId: agentIdSchema }).parse(body));
});

afterAll(() => testApi.stop());

async function call(name: string, input: unknown, { credentials }: Person) {
  return testApi.call(`comment.${name}`, input, credentials);
}

async function start(by: Person, text: string, mentions: readonly string[] = []) {
  const { body } = await call('startThread', { agentId, nodeId: 'goodbye', text, mentions }, by);
  return z.object({ threadId: z.string() }).parse(body).threadId;
}

async function look(as: Person, threadId: string) {
  const { threads } = listCommentsOutput.parse((await call('list', { agentId }, as)).body);
  const thread = threads.find(({ id }) => id === threadId);
  if (thread === undefined) throw new Error('the thread is not in the list');
  return thread;
}

async function firstComment(as: Person, threadId: string) {
  const [first] = (await look(as, threadId)).comments;
  if (first === undefined) throw new Error('a thread begins with a comment');
  return first;
}

async function unreadMentions(of: Person) {
  const { body } = await testApi.call('agent.get', { agentId }, of.credentials);
  return z.object({ unreadMentions: z.int() }).parse(body).unreadMentions;
}

test('whoever is mentioned is told until they have read it, and the author never', async () => {
  const threadId = await start(ada, `@ben is this polite?`, [ben.userId, ada.userId]);
  expect([await unreadMentions(ben), await unreadMentions(ada)]).toEqual([1, 0]);
  expect(await look(ben, threadId)).toMatchObject({ isUnread: true, mentionsReader: true });
  expect(await look(ada, threadId)).toMatchObject({ isUnread: false, mentionsReader: false });
  const { createdAt } = await firstComment(ben, threadId);
  await call('markRead', { threadId, until: createdAt - 1 }, ben);
  expect(await unreadMentions(ben)).toBe(1);
  await call('markRead', { threadId, until: createdAt }, ben);
  expect(await unreadMentions(ben)).toBe(0);
  expect(await look(ben, threadId)).toMatchObject({ isUnread: false, mentionsReader: false });
});

test('a viewer answers, resolves and opens again, and an answer opens what was resolved', async () => {
  const threadId = await start(ada, 'Too long?');
  await call('reply', { threadId, text: 'Yes.' }, ben);
  await call('resolve', { threadId }, ben);
  expect((await look(ada, threadId)).resolved).toMatchObject({ by: ben.userId });
  await call('reopen', { threadId }, ada);
  expect((await look(ada, threadId)).resolved).toBeNull();
  await call('resolve', { threadId }, ben);
  await call('reply', { threadId, text: 'Not quite.' }, ada);
  const thread = await look(ben, threadId);
  expect(thread.resolved).toBeNull();
  expect(thread.comments.map(({ author, text }) => [author?.userId, text])).toEqual([
    [ada.userId, 'Too long?'],
    [ben.userId, 'Yes.'],
    [ada.userId, 'Not quite.'],
  ]);
});

test('nobody who is no member can be mentioned, and then nothing is said', async () => {
  const before = listCommentsOutput.parse((await call('list', { agentId }, ada)).body).threads.length;
  const input = { agentId, nodeId: 'goodbye', text: '@stranger look', mentions: [stranger.userId] };
  expect(await call('startThread', input, ada)).toMatchObject({ status: 422, code: 'UNKNOWN_MEMBER' });
  expect(listCommentsOutput.parse((await call('list', { agentId }, ada)).body).threads).toHaveLength(before);
});

test('what somebody else wrote can be neither edited nor deleted, not even by who may edit the flow', async () => {
  const threadId = await start(ben, 'Mine.');
  const { id: commentId } = await firstComment(ben, threadId);
  expect((await call('edit', { commentId, text: 'Yours.' }, ada)).code).toBe('FORBIDDEN');
  expect((await call('delete', { commentId }, ada)).code).toBe('FORBIDDEN');
  expect(await firstComment(ada, threadId)).toMatchObject({ text: 'Mine.', editedAt: null });
  await call('edit', { commentId, text: 'Mine, better.' }, ben);
  expect(await firstComment(ada, threadId)).toMatchObject({ text: 'Mine, better.', editedAt: expect.any(Number) });
});

test('a deleted comment leaves its place and no word, and the last one takes the thread along', async () => {
  const threadId = await start(ada, 'Oops.', [ben.userId]);
  const { id: commentId } = await firstComment(ada, threadId);
  await call('reply', { threadId, text: 'What?' }, ben);
  await call('delete', { commentId }, ada);
  const thread = await look(ben, threadId);
  expect(thread.comments.map(({ text, isDeleted }) => [text, isDeleted])).toEqual([
    ['', true],
    ['What?', false],
  ]);
  expect(thread.mentionsReader).toBe(false);
  expect((await call('edit', { commentId, text: 'Back.' }, ada)).code).toBe('NOT_FOUND');
  const last = thread.comments.at(-1)?.id;
  await call('delete', { commentId: last }, ben);
  await expect(look(ben, threadId)).rejects.toThrow('not in the list');
});

test('a thread takes two hundred comments, and says so before the next', async () => {
  const threadId = await start(ada, 'One.');
  for (let number = 2; number <= 200; number += 20) {
    const some = Array.from({ length: Math.min(20, 201 - number) }, () =>
      call('reply', { threadId, text: 'And?' }, ada),
    );
    await Promise.all(some);
  }
  const refused = await call('reply', { threadId, text: 'One too many.' }, ada);
  expect(refused.code).toBe('TOO_MANY_COMMENTS');
  expect((await look(ada, threadId)).comments).toHaveLength(200);
});

test('another workspace sees and touches nothing', async () => {
  const threadId = await start(ada, 'Ours.');
  const { id: commentId } = await firstComment(ada, threadId);
  const tries: [string, object][] = [
    ['list', { agentId }],
    ['startThread', { agentId, nodeId: 'goodbye', text: 'Hello.' }],
    ['reply', { threadId, text: 'Hello.' }],
    ['edit', { commentId, text: 'Hello.' }],
    ['delete', { commentId }],
    ['resolve', { threadId }],
    ['reopen', { threadId }],
    ['markRead', { threadId, until: 1 }],
  ];
  for (const [name, input] of tries) {
    expect([name, (await call(name, input, stranger)).code]).toEqual([name, 'NOT_FOUND']);
  }
  expect(await look(ada, threadId)).toMatchObject({ resolved: null, comments: [{ text: 'Ours.' }] });
});
