import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { findDraft, listFlows } from '@aybiza/db/flows';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { Flow } from '@aybiza/flow';
import { type AgentId, agentIdSchema, type WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import {
  applyEvents,
  flowMap,
  LIVE_PATH,
  readFlow,
  readNews,
  readSaveAnswer,
  type SaveAnswer,
  type SaveRequest,
  writeChange,
} from '@aybiza/shared-flow';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { z } from 'zod';
import { type Credentials, nobody, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
/** Two designers on one database, as behind a balancer. */
let here: TestApi;
let there: TestApi;
let workspaceId: WorkspaceId;
let editor: Credentials;
let viewer: Credentials;
const pages: Page[] = [];
const servers: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  // It stands still: what is typed is kept when somebody asks for it, or leaves, and not before.
  const open = () => startTestApi(world, { clock: fakeClock(Date.now()) });
  [here, there] = await Promise.all([open(), open()]);
  workspaceId = await here.workspace('live');
  editor = (await here.person('editor', [{ workspaceId, role: 'editor' }])).credentials;
  viewer = (await here.person('viewer', [{ workspaceId, role: 'viewer' }])).credentials;
});

afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

afterAll(() => Promise.all([here.stop(), there.stop()]));

/** A server of a designer's, on a real socket. Gives back its address. */
async function serve({ api }: TestApi, port = 0): Promise<{ url: string; server: Server; close(): Promise<void> }> {
  const server = createServer();
  server.on('upgrade', (request, socket, head) => api.handleLive(request, socket, head));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  servers.push({ close });
  // The server listens: it has an address.
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}${LIVE_PATH}`, server, close };
}

async function newAgent(): Promise<AgentId> {
  const { body } = await here.call('agent.create', { name: 'Reception', template: 'empty' }, editor);
  return z.object({ agentId: agentIdSchema }).parse(body).agentId;
}

async function draftOf(agentId: AgentId) {
  const draft = await world.db.forWorkspace(workspaceId, async (tx) => {
    const [entry] = await listFlows(tx, agentId);
    return entry === undefined ? undefined : findDraft(tx, entry.id);
  });
  if (draft === undefined) throw new Error('the agent has a draft');
  return draft;
}

/** A draft as a page has it: the vendor's own client, and what the page shows. */
class Page {
  readonly doc = new Y.Doc();
  readonly provider: HocuspocusProvider;
  readonly #socket: HocuspocusProviderWebsocket;
  refusal: string | undefined;
  /** Nothing until the first word of the server. */
  #shown: Flow | undefined;

  constructor(url: string, agentId: AgentId, credentials: Credentials) {
    const headers = { ...credentials, origin: new URL(url).origin.replace('ws', 'http') };
    class Socket extends WebSocket {
      constructor(address: string) {
        super(address, { headers });
      }
    }
    flowMap(this.doc).observeDeep((events) => {
      if (this.#shown !== undefined) this.#shown = applyEvents(this.#shown, this.doc, events);
    });
    this.#socket = new HocuspocusProviderWebsocket({
      url,
      WebSocketPolyfill: Socket,
      delay: 50,
      maxDelay: 200,
      minDelay: 50,
    });
    this.provider = new HocuspocusProvider({
      websocketProvider: this.#socket,
      name: agentId,
      document: this.doc,
      token: 'session',
      onAuthenticationFailed: ({ reason }) => {
        this.refusal = reason;
      },
    });
    this.provider.attach();
    pages.push(this);
  }

  get shown(): Flow {
    if (this.#shown === undefined) throw new Error('the page shows nothing yet');
    return this.#shown;
  }

  close(): void {
    this.provider.destroy();
    this.#socket.destroy();
  }

  async disconnect(): Promise<void> {
    this.#socket.disconnect();
    await expect.poll(() => this.#socket.status).toBe('disconnected');
  }

  async connect(): Promise<void> {
    await this.#socket.connect();
  }

  async loaded(): Promise<this> {
    await expect.poll(() => this.provider.isSynced).toBe(true);
    this.#shown = readFlow(this.doc);
    return this;
  }

  edit(change: (flow: Flow) => void): void {
    const after = structuredClone(this.shown);
    change(after);
    writeChange(this.doc, { before: this.shown, after }, this);
  }

  async save(): Promise<SaveAnswer> {
    const request: SaveRequest = { ask: 'save', id: newId('request') };
    const answered = new Promise<SaveAnswer>((resolve) => {
      this.provider.on('stateless', ({ payload }: { payload: string }) => {
        const answer = readSaveAnswer(payload);
        if (answer?.id === request.id) resolve(answer);
      });
    });
    this.provider.sendStateless(JSON.stringify(request));
    return answered;
  }
}

const say = (page: Page, text: string) =>
  page.edit(({ nodes }) => {
    if (nodes.goodbye?.kind === 'end') nodes.goodbye.data.text = text;
  });
const said = ({ nodes }: Flow) => (nodes.goodbye?.kind === 'end' ? nodes.goodbye.data.text : undefined);

test('two people in one process see each other’s words, and each save is a revision', async () => {
  const agentId = await newAgent();
  const { url } = await serve(here);
  const [one, other] = [await new Page(url, agentId, editor).loaded(), await new Page(url, agentId, editor).loaded()];
  say(one, 'Goodbye from one.');
  await expect.poll(() => said(other.shown)).toBe('Goodbye from one.');
  expect(await one.save()).toMatchObject({ answer: 'saved', revision: 2 });
  other.edit(({ settings }) => {
    settings.persona = 'Calm.';
  });
  expect(await other.save()).toMatchObject({ answer: 'saved', revision: 3 });
  const { document } = await draftOf(agentId);
  expect([said(document), document.settings.persona]).toEqual(['Goodbye from one.', 'Calm.']);
});

test('nothing changes by opening a draft, and by saving it without an edit', async () => {
  const agentId = await newAgent();
  const before = await draftOf(agentId);
  const { url } = await serve(here);
  const page = await new Page(url, agentId, editor).loaded();
  expect(page.shown).toEqual(before.document);
  expect(await page.save()).toMatchObject({ answer: 'saved', revision: 1 });
  expect(await draftOf(agentId)).toEqual(before);
});

test('two people on two processes see each other, their edits, and lose nothing of what they do at once', async () => {
  const agentId = await newAgent();
  const [first, second] = [await serve(here), await serve(there)];
  const one = await new Page(first.url, agentId, editor).loaded();
  const other = await new Page(second.url, agentId, editor).loaded();
  one.provider.setAwarenessField('name', 'One');
  const seen = () => [...(other.provider.awareness?.getStates().values() ?? [])].map(({ name }) => name);
  await expect.poll(seen).toContain('One');
  say(one, 'Goodbye from one.');
  other.edit(({ settings }) => {
    settings.persona = 'Calm.';
  });
  await expect.poll(() => [said(other.shown), one.shown.settings.persona]).toEqual(['Goodbye from one.', 'Calm.']);
  await Promise.all([one.save(), other.save()]);
  const { document } = await draftOf(agentId);
  expect([said(document), document.settings.persona]).toEqual(['Goodbye from one.', 'Calm.']);
});

test('an edit too large for the bus reaches the other process with its save', async () => {
  const agentId = await newAgent();
  const [first, second] = [await serve(here), await serve(there)];
  const one = await new Page(first.url, agentId, editor).loaded();
  const other = await new Page(second.url, agentId, editor).loaded();
  one.edit(({ knowledge }) => {
    knowledge.prices = { title: 'Prices', text: 'A check-up is 40 pounds. '.repeat(500) };
  });
  await one.save();
  await expect.poll(() => other.shown.knowledge.prices?.text.length).toBe(12_500);
});

test('what a program saves is one more edit on every page that is open', async () => {
  const agentId = await newAgent();
  const { url } = await serve(here);
  const page = await new Page(url, agentId, editor).loaded();
  const { document, revision } = await draftOf(agentId);
  const saved = { ...document, settings: { ...document.settings, persona: 'Brief.' } };
  say(page, 'See you.');
  // Another process than that of the page.
  expect((await there.call('flow.saveDraft', { agentId, flow: saved, revision }, editor)).body).toEqual({
    revision: 2,
  });
  await expect.poll(() => page.shown.settings.persona).toBe('Brief.');
  expect(await page.save()).toMatchObject({ answer: 'saved', revision: 3 });
  const now = await draftOf(agentId);
  expect([said(now.document), now.document.settings.persona]).toEqual(['See you.', 'Brief.']);
  const stale = await there.call('flow.saveDraft', { agentId, flow: saved, revision }, editor);
  expect(stale.code).toBe('STALE_REVISION');
});

test('whoever has the draft open in another process hears at once that somebody has commented', async () => {
  const agentId = await newAgent();
  const { url } = await serve(here);
  const page = await new Page(url, agentId, viewer).loaded();
  const heard = new Promise((resolve) =>
    page.provider.on('stateless', ({ payload }: { payload: string }) => resolve(readNews(payload))),
  );
  const comment = { agentId, nodeId: 'goodbye', text: 'Is this polite?' };
  expect((await there.call('comment.startThread', comment, editor)).status).toBe(200);
  expect(await heard).toBe('comments');
});

test('what was edited while the server was away is there when it is back', async () => {
  const agentId = await newAgent();
  const before = await serve(here);
  const [one, other] = [
    await new Page(before.url, agentId, editor).loaded(),
    await new Page(before.url, agentId, editor).loaded(),
  ];
  await one.save();
  await Promise.all([one.disconnect(), other.disconnect()]);
  await before.close();
  say(one, 'Typed in the dark.');
  other.edit(({ settings }) => {
    settings.persona = 'Unbroken.';
  });
  // The same address, another process: it knows what is in the database, and nothing else.
  await serve(there, Number(new URL(before.url).port));
  await Promise.all([one.connect(), other.connect()]);
  await expect.poll(() => [said(other.shown), one.shown.settings.persona]).toEqual(['Typed in the dark.', 'Unbroken.']);
  expect(await one.save()).toMatchObject({ answer: 'saved' });
  expect(said((await draftOf(agentId)).document)).toBe('Typed in the dark.');
});

test('what was not asked to be saved is saved when its page goes away', async () => {
  const agentId = await newAgent();
  const { url } = await serve(here);
  const page = await new Page(url, agentId, editor).loaded();
  say(page, 'Gone in a hurry.');
  await expect.poll(() => page.provider.hasUnsyncedChanges).toBe(false);
  page.close();
  await expect.poll(async () => said((await draftOf(agentId)).document)).toBe('Gone in a hurry.');
});

test('what is no flow is kept as it was typed, and the draft stays as it was', async () => {
  const agentId = await newAgent();
  const { url } = await serve(here);
  const page = await new Page(url, agentId, editor).loaded();
  const before = await draftOf(agentId);
  say(page, 'x'.repeat(4_001));
  expect(await page.save()).toMatchObject({
    answer: 'refused',
    reason: expect.stringContaining('nodes.goodbye.data.text'),
  });
  expect(await draftOf(agentId)).toEqual(before);
  const later = await new Page(url, agentId, editor).loaded();
  expect(said(later.shown)).toHaveLength(4_001);
  say(later, 'Short again.');
  expect(await later.save()).toMatchObject({ answer: 'saved', revision: before.revision + 1 });
});

test('whoever may only look sees everything and changes nothing', async () => {
  const agentId = await newAgent();
  const { url } = await serve(here);
  const [writing, reading] = [
    await new Page(url, agentId, editor).loaded(),
    await new Page(url, agentId, viewer).loaded(),
  ];
  say(reading, 'I was here.');
  say(writing, 'Written.');
  await expect.poll(() => said(reading.shown)).toContain('Written');
  await writing.save();
  expect(said((await draftOf(agentId)).document)).toBe('Written.');
});

test.each([
  ['nobody', 'UNAUTHENTICATED', () => nobody],
  ['somebody of another workspace', 'FORBIDDEN', async () => (await here.person('stranger', [])).credentials],
  ['a key without the right', 'FORBIDDEN', () => here.key(workspaceId, ['calls:read'])],
])('%s is not let in', async (_who, reason, credentials) => {
  const agentId = await newAgent();
  const { url } = await serve(here);
  const page = new Page(url, agentId, await credentials());
  await expect.poll(() => page.refusal).toBe(reason);
  expect(flowMap(page.doc).size).toBe(0);
});

test('whoever sends what is no message is cut off, and nobody else', async () => {
  const agentId = await newAgent();
  const { url } = await serve(here);
  const page = await new Page(url, agentId, editor).loaded();
  const { hostname, port } = new URL(url);
  const raw = connect(Number(port), hostname);
  raw.write(`GET ${LIVE_PATH} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`);
  raw.write('Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
  raw.once('data', () => raw.write(Buffer.alloc(64, 0xff)));
  await new Promise((resolve) => raw.once('close', resolve));
  say(page, 'Undisturbed.');
  expect(await page.save()).toMatchObject({ answer: 'saved' });
});

test('a page of another site cannot use somebody’s cookies', async () => {
  const { url } = await serve(here);
  const socket = new WebSocket(url, { headers: { ...editor, origin: 'https://elsewhere.example' } });
  const status = await new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.on('open', () => resolve('open'));
    socket.on('error', () => undefined);
  });
  socket.terminate();
  expect(status).toBe(403);
});
