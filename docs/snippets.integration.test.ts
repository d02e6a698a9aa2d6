import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { beginCall } from '@aybiza/api/testing/begin-call';
import { serveApiAt } from '@aybiza/api/testing/serve-api';
import { startTestApi, type TestApi } from '@aybiza/api/testing/start-test-api';
import { createPostgresBus } from '@aybiza/backbone/bus/postgres';
import { listenForPlacements } from '@aybiza/backbone/placements/placement-news';
import { movePlacement } from '@aybiza/db/call-placements';
import { addPhoneNumber } from '@aybiza/db/phone-numbers';
import { type PublishedAgent, seedPublishedAgent, smallFlow } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { canonicalJson, type Flow, parseFlow } from '@aybiza/flow';
import { systemClock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { freePort } from '@aybiza/foundation/testing/free-port';
import { createSafeFetch } from '@aybiza/safe-fetch';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { postMessage } from '../apps/worker/src/webhook/post-message.ts';
import { scopeSchema } from '../packages/api/src/scope.ts';
import { rooms } from './.vitepress/rooms.ts';
import { readSnippets, type Snippet } from './snippets/read-snippets.ts';

const ROOT = join(import.meta.dirname, '..');
const BIN = join(ROOT, 'node_modules/.bin');
/** From here programs of the guide find the packages that they import. */
const CACHE = join(ROOT, 'node_modules/.cache');
const TSX = join(BIN, 'tsx');
const WIDGET_SCRIPT = '/widget.js';
/** Each command of a page is a process of its own. */
const WITHIN_MS = 240_000;

const workflowSchema = z.object({
  jobs: z.object({ flows: z.object({ steps: z.array(z.object({ run: z.string().optional() })) }) }),
});
const mcpSchema = z.object({
  mcpServers: z.object({ aybiza: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }) }),
});
const toolsSchema = z.object({ result: z.object({ tools: z.array(z.object({ name: z.string() })).min(5) }) });

const pages = rooms.find(({ id }) => id === 'integrators')?.groups.flatMap((group) => group.pages) ?? [];
const world = useDatabase();
const ending: (() => unknown)[] = [];
let testApi: TestApi;
let server: Awaited<ReturnType<typeof serveApiAt>>;
let workspaceId: WorkspaceId;
let key: string;
let folder: string;
let workspaces = 0;

beforeAll(async () => {
  testApi = await startTestApi(world);
  server = await serveApiAt(testApi.api);
});
afterAll(async () => {
  await server.close();
  await testApi.stop();
});
beforeEach(async () => {
  workspaces += 1;
  workspaceId = await testApi.workspace(`guide-${workspaces}`);
  key = (await testApi.key(workspaceId, scopeSchema.options)).authorization?.replace('Bearer ', '') ?? '';
  await mkdir(CACHE, { recursive: true });
  folder = await mkdtemp(join(CACHE, 'snippets-'));
});
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
  await rm(folder, { recursive: true, force: true });
});

/** As a reader does: with their own address and key in place of those of the guide, and what else they must replace. */
function filledIn(code: string, own: Readonly<Record<string, string>> = {}): string {
  const values = { 'https://agents.example.com': server.url, 'aybiza_live_…': key, ...own };
  const text = Object.entries(values).reduce((so, [theirs, mine]) => so.replaceAll(theirs, mine), code);
  expect(text, 'nothing is left for the reader to guess').not.toContain('…');
  return text;
}

function environment(): Record<string, string> {
  const { PATH = '' } = process.env;
  return { PATH: `${BIN}${delimiter}${PATH}`, HOME: folder, AYBIZA_URL: server.url, AYBIZA_API_KEY: key };
}

/** Runs blocks one after the other in one shell, as a reader pastes them; what is asked of npx is in the path. Gives what each printed. */
async function runInShell(blocks: readonly string[]): Promise<string[]> {
  const mark = '-- the next block --';
  const script = ['set -euo pipefail', 'npx() { "$@"; }', blocks.join(`\necho '${mark}'\n`)].join('\n');
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: folder, env: environment() });
  return stdout.split(`${mark}\n`);
}

const withText = (snippets: readonly Snippet[], language: string) =>
  snippets.filter((one) => one.language === language);
const codesOf = (snippets: readonly Snippet[], own?: Readonly<Record<string, string>>) =>
  withText(snippets, 'sh').map(({ code }) => filledIn(code, own));

async function writeProgram(code: string): Promise<string> {
  const file = join(folder, `program-${Math.random().toString(36).slice(2)}.mts`);
  await writeFile(file, code);
  return file;
}

async function startProgram(code: string, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(TSX, [await writeProgram(code)], {
    env: { ...environment(), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const over = new Promise((resolve) => child.once('close', resolve));
  ending.push(() => {
    child.kill();
    return over;
  });
  return child;
}

/** @throws Error when it is no flow */
function flowOf(document: unknown): Flow {
  const parsed = parseFlow(document);
  if (!parsed.ok) throw new Error(`no flow: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

/** As the page about calls that are placed asks for it: somebody is called, and the flow knows who. */
const outboundFlow = {
  schemaVersion: 1,
  name: 'Reminder',
  variables: { name: { type: 'text' } },
  nodes: {
    start: { kind: 'start', data: { direction: 'outbound', inputs: ['name'] } },
    bye: { kind: 'end', data: { text: 'Hello {{ name }}.', outcome: 'greeted' } },
  },
  edges: {
    person: { from: { node: 'start', port: 'person' }, to: { node: 'bye' } },
    voicemail: { from: { node: 'start', port: 'voicemail' }, to: { node: 'bye' } },
    noAnswer: { from: { node: 'start', port: 'noAnswer' }, to: { node: 'bye' } },
  },
};

/** As the page about reports asks for it: a call that waits until it is told of a payment. */
const waitingFlow = flowOf({
  schemaVersion: 1,
  name: 'Waiting',
  nodes: {
    start: { kind: 'start', data: {} },
    wait: { kind: 'wait', data: { seconds: 60, until: { signal: 'paid' } } },
    bye: { kind: 'end', data: { text: 'Bye.', outcome: 'finished' } },
  },
  edges: {
    next: { from: { node: 'start', port: 'next' }, to: { node: 'wait' } },
    arrived: { from: { node: 'wait', port: 'arrived' }, to: { node: 'bye' } },
    timeout: { from: { node: 'wait', port: 'timeout' }, to: { node: 'bye' } },
  },
});

/** An agent of the key's workspace that answers, as programs make one. */
async function publishByApi(flow: unknown): Promise<{ agentId: string }> {
  const as = { authorization: `Bearer ${key}` };
  const made = z
    .object({ agentId: z.string() })
    .parse((await testApi.rest('POST /agents', as, { name: 'Front desk' })).body);
  await testApi.rest(`PUT /agents/${made.agentId}/draft`, as, { flow, revision: 1 });
  const { body } = await testApi.rest(`POST /agents/${made.agentId}/versions`, as, {});
  expect(body).toMatchObject({ status: 'published' });
  return made;
}

const publish = (flow: Flow): Promise<PublishedAgent> =>
  world.db.forWorkspace(workspaceId, (tx) => seedPublishedAgent(tx, flow));

/** What each program of a page does with a message that is signed, and with one that is not. */
async function receives(code: string): Promise<void> {
  const secret = `whsec_${Buffer.from('a secret of twenty-four or more').toString('base64')}`;
  const port = await freePort();
  await startProgram(code, { PORT: String(port), AYBIZA_WEBHOOK_SECRET: secret });
  const safeFetch = createSafeFetch({ clock: systemClock(), allowPrivate: [`127.0.0.1:${port}`] });
  ending.push(() => safeFetch.close());
  const send = (secrets: readonly string[]) =>
    postMessage(
      { safeFetch, clock: systemClock() },
      {
        id: 'msg_1',
        url: `http://127.0.0.1:${port}/aybiza`,
        secrets,
        payload: { type: 'call.ended', timestamp: new Date().toISOString(), data: { callId: 'call_1' } },
        signal: AbortSignal.timeout(WITHIN_MS),
      },
    );
  // Until the program listens.
  await expect.poll(() => send([secret]), { timeout: WITHIN_MS }).toMatchObject({ status: 'delivered' });
  const other = `whsec_${Buffer.from('somebody else made up this one').toString('base64')}`;
  expect(await send([other])).toMatchObject({ status: 'failed', responseStatus: 401 });
  expect(await send([other, secret])).toMatchObject({ status: 'delivered' });
}

/** A voice process that takes every call which is to be placed. */
async function takePlacements(): Promise<void> {
  const bus = createPostgresBus({ url: world.place.appUrl, onError: () => {} });
  const close = await listenForPlacements(bus, {
    onError: () => {},
    onAsked: (news) => {
      const moved = world.db.forWorkspace(news.workspaceId, (tx) =>
        movePlacement(tx, news.callId, { from: ['asked'], next: 'attempted' }),
      );
      return moved.then((placement) => placement !== undefined);
    },
  });
  ending.push(() => bus.close(), close);
}

const textOfFile = (file: string) => readFile(join(ROOT, file), 'utf8');
async function widgetSources(): Promise<string> {
  const names = (await readdir(join(ROOT, 'packages/widget/src'))).filter((name) => !/\.test\.ts$|^[^.]*$/.test(name));
  return (await Promise.all(names.map((name) => textOfFile(`packages/widget/src/${name}`)))).join('\n');
}

/** An attribute is read as a property of `dataset`. */
const spoken = (name: string) => name.replaceAll("'", '').replace('data-', '');

/** How each page's snippets are run. Whoever adds a page adds how. */
const runs: Readonly<Record<string, (snippets: readonly Snippet[]) => Promise<void>>> = {
  async 'first-call'(snippets) {
    const blocks = codesOf(snippets);
    const [, none, made, calls, document, again] = await runInShell([...blocks, blocks[2] ?? '']);
    expect(JSON.parse(none ?? '')).toEqual([]);
    expect(JSON.parse(made ?? '')).toEqual({ agentId: expect.stringMatching(/^agt_/) });
    expect(JSON.parse(calls ?? '')).toMatchObject({ items: [], nextCursor: null });
    expect(JSON.parse(document ?? '')).toMatchObject({ openapi: '3.1.0' });
    expect(again).toBe(made);
    for (const { code } of withText(snippets, 'ts')) {
      const { stdout } = await promisify(execFile)(TSX, [await writeProgram(code)], { env: environment() });
      expect(stdout).toMatch(/^version 1 answers\nNOT_FOUND .+ req_\w+\n$/);
    }
  },

  async api(snippets) {
    const call = await beginCall(world.db, { workspaceId, published: await publish(smallFlow()) });
    await call.end();
    const [agents, events] = await runInShell(codesOf(snippets, { 'call_…': call.id }));
    expect(JSON.parse(agents ?? '')).toMatchObject([{ name: 'Reception' }]);
    expect(events).toMatch(/^event: end$/m);
    const refused = await testApi.rest('GET /agents/agt_00000000000000000000', { authorization: `Bearer ${key}` });
    const [shown] = withText(snippets, 'json').map(({ code }) => Object.keys(JSON.parse(code)));
    expect(Object.keys(Object(refused.body)).toSorted()).toEqual(shown?.toSorted());
  },

  async webhooks(snippets) {
    const [made] = await runInShell(codesOf(snippets));
    expect(JSON.parse(made ?? '')).toMatchObject({ secret: expect.stringMatching(/^whsec_/) });
    const receivers = withText(snippets, 'ts');
    expect(receivers).toHaveLength(2);
    for (const { code } of receivers) await receives(code);
    const [step] = withText(snippets, 'json').map(({ code }) => JSON.parse(code));
    const told = await textOfFile('apps/worker/src/lane/steps/after-call-message.ts');
    for (const field of Object.keys(step.data)) expect(told, field).toMatch(new RegExp(`\\b${field}\\b`));
  },

  async cli(snippets) {
    await writeFile(join(folder, 'front-desk.flow.json'), canonicalJson(smallFlow()));
    const [alone, together, tested] = await runInShell(codesOf(snippets));
    expect(alone).toContain('0 errors');
    expect(together).toContain('published as version 1');
    expect(tested).toContain('0 failed');
    expect(await readFile(join(folder, 'results.xml'), 'utf8')).toContain('<testsuite');
  },

  async git(snippets) {
    await publishByApi({ ...smallFlow(), name: 'Front desk' });
    const [begin = '', work = ''] = codesOf(snippets);
    const identity = 'git init --quiet && git config user.name Guide && git config user.email guide@example.com';
    const [, , pushed] = await runInShell([identity, begin, work]);
    expect(pushed).toContain('0 errors');
    const [workflow] = withText(snippets, 'yaml').map(({ code }) => workflowSchema.parse(parseYaml(code)));
    const commands = (workflow?.jobs.flows.steps ?? []).flatMap(({ run }) => run ?? []);
    expect(commands).toHaveLength(2);
    const [checked, published] = await runInShell([...commands.map((command) => `GITHUB_SHA=abc; ${command}`)]);
    expect(checked).toContain('0 failed');
    expect(published).toMatch(/published|nothing/);
  },

  async mcp(snippets) {
    const [written] = withText(snippets, 'json').map(({ code }) => mcpSchema.parse(JSON.parse(filledIn(code))));
    const { url = '', headers = {} } = written?.mcpServers.aybiza ?? {};
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    });
    const { result } = toolsSchema.parse(JSON.parse((await response.text()).replace(/^[\s\S]*?data: /, '')));
    const page = await textOfFile('docs/integrators/mcp.md');
    for (const { name } of result.tools) expect(page).toContain(`\`${name}\``);
  },

  async 'place-a-call'(snippets) {
    await world.db.forWorkspace(workspaceId, (tx) => addPhoneNumber(tx, { e164: '+442079460123' }));
    const { agentId } = await publishByApi(outboundFlow);
    await takePlacements();
    const [placed] = await runInShell(codesOf(snippets, { 'agt_3kd0…': agentId }));
    expect(JSON.parse(placed ?? '')).toEqual({ callId: expect.stringMatching(/^call_/) });
  },

  async 'report-to-a-call'(snippets) {
    const published = await publish(waitingFlow);
    const call = await beginCall(world.db, {
      workspaceId,
      published,
      statechartHash: published.version.statechartHash,
    });
    const [sent] = await runInShell(codesOf(snippets, { 'call_5dq0…': call.id }));
    expect(JSON.parse(sent ?? '')).toMatchObject({ status: 'kept' });
  },

  // Clicked through in a browser by e2e/tests/widget.spec.ts; here, that the page names nothing else.
  async widget(snippets) {
    const sources = await widgetSources();
    const [tag] = withText(snippets, 'html');
    expect(tag?.code).toContain(`src="https://aybiza.example.com${WIDGET_SCRIPT}"`);
    expect(await textOfFile('apps/designer/next.config.ts')).toContain(`source: '${WIDGET_SCRIPT}'`);
    const named = [
      ...snippets
        .map(({ code }) => code)
        .join('\n')
        .matchAll(/--aybiza-[a-z-]+|data-[a-z]+|'call-[a-z]+'/g),
    ];
    expect(named.length).toBeGreaterThan(6);
    for (const [name] of named) expect(sources.includes(spoken(name)), name).toBe(true);
    for (const [, method] of withText(snippets, 'js').flatMap(({ code }) => [...code.matchAll(/widget\.(\w+)\(\)/g)])) {
      expect(sources.includes(`\n  ${method}(`), method).toBe(true);
    }
  },
};

describe('the guide for integrators', () => {
  test('has a way to run the snippets of each of its pages', () => {
    expect(Object.keys(runs).toSorted()).toEqual(pages.toSorted());
  });

  test.each(pages)('the snippets of %s do what the page says', { timeout: WITHIN_MS }, async (page) => {
    const snippets = readSnippets(await readFile(join(import.meta.dirname, 'integrators', `${page}.md`), 'utf8'));
    await runs[page]?.(snippets);
  });
});
