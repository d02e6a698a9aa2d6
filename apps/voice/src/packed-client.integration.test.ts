import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serveApiAt } from '@aybiza/api/testing/serve-api';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from './testing/start-installation.ts';

const root = join(import.meta.dirname, '../../..');
const FROM = '+442079460310';
const run = promisify(execFile);

const world = useDatabase();
let folder: string;
let installation: TestInstallation;
let server: Awaited<ReturnType<typeof serveApiAt>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aybiza-fresh-'));
  installation = await startInstallation(world, { from: FROM, sandbox: { fast: true } });
  server = await serveApiAt(installation.api);
});
afterAll(async () => {
  await server.close();
  await installation.close();
  await rm(folder, { recursive: true, force: true });
});

/** What somebody who has only the package writes. */
const MAIN = `
import { AybizaError, createAybizaClient, followCall } from '@aybiza/client';

const [url = '', key = ''] = process.argv.slice(2);
const installation = { url, key };
const client = createAybizaClient(installation);
const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });
const flow = {
  schemaVersion: 1,
  name: 'Reminder',
  variables: { name: { type: 'text' } },
  nodes: {
    start: { kind: 'start', label: 'Start', data: { direction: 'outbound', inputs: ['name'] } },
    greet: { kind: 'end', label: 'Greet', data: { text: 'Hello {{ name }}.', outcome: 'greeted' } },
    away: { kind: 'end', label: 'Away', data: { text: '', outcome: 'not reached' } },
  },
  edges: { a: edge('start', 'person', 'greet'), b: edge('start', 'voicemail', 'away'), c: edge('start', 'noAnswer', 'away') },
};

const { agentId } = await client.agent.create.mutate({ name: 'Reminder' });
const { revision } = await client.flow.getDraft.query({ agentId });
const saved = await client.flow.saveDraft.mutate({ agentId, flow, revision });
const published = await client.flow.publish.mutate({ agentId, revision: saved.revision, note: 'First' });
if (published.status === 'refused') throw new Error(published.problems.map(({ message }) => message).join(' '));
const version: number = published.number;
// @ts-expect-error a version is no text
const text: string = published.number;
// @ts-expect-error there is no such field
await client.agent.create.mutate({ nmae: 'Reminder' }).catch(() => text);

const { callId } = await client.calls.place.mutate({ agentId, to: '+447700900311', from: '${FROM}', inputs: { name: 'Maria' } });
const types: string[] = [];
let outcome: string | null = null;
for await (const news of followCall(installation, callId)) {
  if (news.type === 'entry') types.push(news.entry.type);
  else outcome = news.call.outcome;
}
const refusal = await client.agent.get.query({ agentId: 'agt_0000' }).catch((error: unknown) => error);
if (!(refusal instanceof AybizaError)) throw new Error('nothing was refused');
const { code, status, requestId } = refusal;
console.log(JSON.stringify({ version, outcome, types, refusal: { code, status, hasRequest: requestId !== undefined } }));
`;

test('a fresh project with nothing but the packed client creates, publishes and calls an agent', async () => {
  await run(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { cwd: join(root, 'packages/client') });
  // Those that the client needs come from here, so that nobody's network is asked.
  const parts = ['packages/client/dist', 'node_modules/@trpc/client', 'node_modules/@trpc/server'];
  const packed = await run(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder, ...parts.map((part) => `./${part}`)],
    {
      cwd: root,
    },
  );
  const files: { filename: string }[] = JSON.parse(packed.stdout);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'fresh', private: true, type: 'module' }));
  await writeFile(join(folder, 'main.ts'), MAIN);
  // Peers would be looked for where nobody may ask; a cache of its own, so that no other project's helps.
  const install = ['install', '--offline', '--legacy-peer-deps', '--cache', join(folder, 'cache')];
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund'];
  await run('npm', [...install, ...quietly, ...files.map(({ filename }) => `./${filename}`)], { cwd: folder });
  const strict = ['--strict', '--target', 'es2023', '--module', 'node20', '--moduleResolution', 'node16'];
  const types = ['--typeRoots', join(root, 'node_modules/@types'), '--types', 'node'];
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...strict, ...types, 'main.ts'], {
    cwd: folder,
  });
  const told = await run(process.execPath, ['main.js', server.url, installation.key], { cwd: folder });
  expect(JSON.parse(told.stdout)).toEqual({
    version: 1,
    outcome: 'greeted',
    types: expect.arrayContaining(['callStarted', 'pickedUp', 'agentHeard', 'callEnded']),
    refusal: { code: 'NOT_FOUND', status: 404, hasRequest: true },
  });
});
