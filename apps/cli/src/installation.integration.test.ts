import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveApiAt } from '@aybiza/api/testing/serve-api';
import { startTestApi, type TestApi } from '@aybiza/api/testing/start-test-api';
import { listAgents } from '@aybiza/db/agents';
import { smallFlow } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

const bin = join(import.meta.dirname, '../bin/aybiza.mjs');
const practice = join(import.meta.dirname, '../../../packages/flow/templates/dental-practice.json');
const SCOPES = [
  'agents:read',
  'agents:write',
  'flows:read',
  'flows:write',
  'flows:publish',
  'calls:read',
  'numbers:write',
];

const world = useDatabase();
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
  workspaceId = await testApi.workspace(`cli-${workspaces}`);
  key = (await testApi.key(workspaceId, SCOPES)).authorization?.replace('Bearer ', '') ?? '';
  folder = await mkdtemp(join(tmpdir(), 'aybiza-cli-'));
  return () => rm(folder, { recursive: true, force: true });
});

/** The command as a person runs it, who has the key in their environment unless they have another one. */
async function aybiza(
  args: readonly string[],
  { env, typed = '' }: { env?: Record<string, string>; typed?: string } = {},
) {
  const { PATH = '' } = process.env;
  const known = env ?? { AYBIZA_URL: server.url, AYBIZA_API_KEY: key };
  const child = spawn(process.execPath, [bin, ...args], { cwd: folder, env: { PATH, HOME: folder, ...known } });
  const output = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.err += text;
  });
  child.stdin.end(typed);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { ...output, code };
}

const readFlowFile = async (name: string): Promise<ReturnType<typeof smallFlow>> =>
  JSON.parse(await readFile(join(folder, name), 'utf8'));
const writeFlowFile = (name: string, flow: unknown) => writeFile(join(folder, name), JSON.stringify(flow));

async function change(name: string, sentence: string): Promise<void> {
  const flow = await readFlowFile(name);
  await writeFlowFile(name, { ...flow, nodes: smallFlow(sentence).nodes, edges: smallFlow(sentence).edges });
}

/** An agent of the workspace, pulled into the folder. */
async function pulled(): Promise<string> {
  const file = join(folder, 'first.json');
  await writeFile(file, JSON.stringify({ ...smallFlow(), name: 'Front desk' }));
  expect((await aybiza(['push', file])).code).toBe(0);
  await rm(file);
  expect((await aybiza(['pull'])).code).toBe(0);
  return 'front-desk.flow.json';
}

test('a login is kept for its owner alone, and found again', async () => {
  const nobody = await aybiza(['login', server.url], { typed: 'aybiza_live_wrong\n' });
  expect(nobody).toMatchObject({ code: 2, err: expect.stringContaining('The installation refused') });
  const { out, code } = await aybiza(['login', `${server.url}/agents`], { typed: `${key}\n` });
  expect([code, out]).toEqual([0, expect.stringContaining(`logged in to ${server.url}`)]);
  const kept = join(folder, '.config/aybiza/logins.json');
  expect((await stat(kept)).mode & 0o777).toBe(0o600);
  expect((await aybiza(['pull'], { env: {} })).code).toBe(0);
});

test('a first pull makes the folder', async () => {
  const name = await pulled();
  expect((await aybiza(['pull', 'new/flows'])).code).toBe(0);
  expect(await readdir(join(folder, 'new/flows'))).toEqual(['aybiza.lock.json', name]);
});

test('one flow is saved, published and answers a number', async () => {
  const { out, code } = await aybiza(['push', practice, '--publish', '--number', '+442079460123']);
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    expect.stringContaining('revision 2'),
    'published as version 1',
    'answers +442079460123',
    '',
  ]);
});

test('a version is published to staging and promoted from there, as it is', async () => {
  const pushed = await aybiza(['push', practice, '--publish', '--environment', 'staging', '--agent', 'Tried']);
  expect(pushed.out).toContain('published as version 1 to staging');
  expect(await aybiza(['promote', 'Tried'])).toMatchObject({
    out: expect.stringContaining('answers in live'),
    code: 0,
  });
  expect((await aybiza(['promote', 'Tried', '--to', 'test'])).err).toContain('is no environment');
});

test('a flow with errors is not published, and nothing is sent', async () => {
  await writeFlowFile('broken.json', { ...smallFlow(), edges: {} });
  const { err, code } = await aybiza(['push', 'broken.json', '--publish']);
  expect([code, err]).toEqual([1, expect.stringContaining('[OPEN_PORT]')]);
  expect(await world.db.forWorkspace(workspaceId, listAgents)).toEqual([]);
});

test('drafts become sorted files with a lock, and come back when they were changed', async () => {
  const name = await pulled();
  expect((await readdir(folder)).sort()).toEqual(['aybiza.lock.json', name]);
  expect(await aybiza(['diff'])).toMatchObject({ code: 0, out: 'no difference\n' });
  await change(name, 'Good evening.');
  const diff = await aybiza(['diff']);
  expect([diff.code, diff.out]).toEqual([1, expect.stringContaining('"Good evening."')]);
  const pushed = await aybiza(['push', '--publish', '--note', 'Evening']);
  expect(pushed.out).toContain('published as version 1');
  expect(await aybiza(['push'])).toMatchObject({ code: 0, out: 'nothing was changed\n' });
  expect((await aybiza(['diff'])).code).toBe(0);
});

test('a draft that moved on is not overwritten, unless by force', async () => {
  const name = await pulled();
  const elsewhere = join(folder, 'elsewhere.json');
  await writeFile(elsewhere, JSON.stringify({ ...smallFlow('From the page.'), name: 'Front desk' }));
  await aybiza(['push', elsewhere]);
  await rm(elsewhere);
  await change(name, 'From the file.');
  expect(await aybiza(['push'])).toMatchObject({ code: 2, err: expect.stringContaining('moved on') });
  expect(await aybiza(['pull'])).toMatchObject({ code: 2, err: expect.stringContaining('changed here and there') });
  expect((await aybiza(['push', '--force'])).code).toBe(0);
  expect((await aybiza(['diff'])).code).toBe(0);
});

test('a file without an agent becomes one', async () => {
  await writeFlowFile('brand-new.flow.json', { ...smallFlow(), name: 'Brand new' });
  expect((await aybiza(['push'])).code).toBe(0);
  const agents = await world.db.forWorkspace(workspaceId, listAgents);
  expect(agents.map(({ name }) => name)).toEqual(['Brand new']);
  expect((await aybiza(['push'])).out).toBe('nothing was changed\n');
});

test('a flow is talked with in the terminal', async () => {
  const { out, code } = await aybiza(['call', practice], { typed: 'opening hours\n/bye\n' });
  expect(code).toBe(0);
  expect(out).toMatch(/agent {3}.*How can I help/);
  expect(out).toContain('ended');
});

test('a refusal is told in the words of the installation, with the request to ask about', async () => {
  const { err, code } = await aybiza(['push', practice, '--number', '+442079460199']);
  expect(err).toMatch(/^The installation refused: .+ \(request req_\w+\)\n$/);
  expect(code).toBe(2);
});

test('an installation that is away is told as such', async () => {
  const { err, code } = await aybiza(['logs', '--url', 'http://127.0.0.1:1']);
  expect([code, err]).toEqual([2, 'The installation does not answer. Check its address and the network.\n']);
});

test('no calls are no error', async () => {
  expect(await aybiza(['logs'])).toEqual({ code: 0, out: '', err: '' });
});

test('a call that is not there is refused', async () => {
  expect(await aybiza(['logs', 'call_0000'])).toMatchObject({ code: 2, err: expect.stringContaining('no such call') });
});

test('finds the installation of this machine and its key', async () => {
  await writeFlowFile('running.json', { url: server.url });
  await writeFlowFile('secrets.json', { apiKey: key });
  expect((await aybiza(['logs'], { env: { AYBIZA_DATA_DIR: folder } })).code).toBe(0);
});

test('the key of this machine is not sent to another', async () => {
  await writeFlowFile('secrets.json', { apiKey: 'own' });
  const { err, code } = await aybiza(['push', practice, '--url', 'http://192.0.2.1'], {
    env: { AYBIZA_DATA_DIR: folder },
  });
  expect([code, err]).toEqual([2, expect.stringContaining('An API key is needed')]);
});

test('every command explains itself', async () => {
  for (const command of ['login', 'pull', 'push', 'diff', 'check', 'test', 'call', 'logs', 'import', 'compile']) {
    const { out, code } = await aybiza(['help', command]);
    expect([command, code, out.startsWith(`aybiza ${command}`)]).toEqual([command, 0, true]);
  }
});
