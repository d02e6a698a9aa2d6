import { smallFlow } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { agentIdSchema, type WorkspaceId } from '@aybiza/foundation/ids';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { serveApiAt } from '../testing/serve-api.ts';
import { startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
let testApi: TestApi;
let workspaceId: WorkspaceId;
let server: Awaited<ReturnType<typeof serveApiAt>>;

beforeAll(async () => {
  testApi = await startTestApi(world);
  workspaceId = await testApi.workspace('mcp');
  server = await serveApiAt(testApi.api);
});
afterAll(async () => {
  await server.close();
  await testApi.stop();
});

/** An assistant with a key of these scopes, by the protocol's own client. */
async function assistant(...scopes: string[]): Promise<Client> {
  const headers = await testApi.key(workspaceId, scopes);
  const client = new Client({ name: 'test', version: '1' });
  const transport = new StreamableHTTPClientTransport(new URL('/api/mcp', server.url), { requestInit: { headers } });
  await client.connect(transport);
  onTestFinished(() => client.close());
  return client;
}

const resultSchema = z.object({
  isError: z.boolean().optional(),
  content: z.tuple([z.object({ type: z.literal('text'), text: z.string() })]),
});

async function use(client: Client, name: string, input: Record<string, unknown> = {}) {
  const { isError = false, content } = resultSchema.parse(await client.callTool({ name, arguments: input }));
  const value: unknown = JSON.parse(content[0].text);
  return { isError, value };
}

test('an assistant makes an agent, writes its flow, checks, simulates and publishes it', async () => {
  const client = await assistant('agents:read', 'agents:write', 'flows:read', 'flows:write', 'flows:publish');
  const made = await use(client, 'create_agent', { name: 'Bakery' });
  const { agentId } = z.object({ agentId: agentIdSchema }).parse(made.value);
  const draft = z.object({ revision: z.int() }).parse((await use(client, 'read_flow', { agentId })).value);
  const flow = smallFlow('Good morning.');
  expect((await use(client, 'check_flow', { flow: { ...flow, edges: {} } })).value).toMatchObject({
    canBePublished: false,
  });
  expect((await use(client, 'check_flow', { flow })).value).toMatchObject({ canBePublished: true });
  await use(client, 'write_flow', { agentId, flow, revision: draft.revision });
  const simulated = await use(client, 'simulate_flow', { agentId, generated: true });
  expect(simulated.value).toMatchObject({ status: 'simulated', failed: 0, coverage: 1 });
  expect((await use(client, 'publish_flow', { agentId })).value).toMatchObject({ status: 'published', number: 1 });
  expect((await use(client, 'list_agents')).value).toEqual([
    expect.objectContaining({ name: 'Bakery', liveVersion: 1 }),
  ]);
});

test('a key sees the tools of its scopes and no other', async () => {
  const { tools } = await (await assistant('flows:read')).listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    'read_flow',
    'check_flow',
    'simulate_flow',
    'list_versions',
    'read_version',
  ]);
});

test('a tool beyond the scopes of a key is not there', async () => {
  const { isError, value } = await use(await assistant('flows:read'), 'publish_flow', { agentId: 'agt_0000' });
  expect([isError, value]).toEqual([true, expect.objectContaining({ code: 'NOT_FOUND' })]);
});

test('what is refused says what to do, as a result that the assistant reads', async () => {
  const client = await assistant('agents:write', 'flows:read', 'flows:write');
  const { agentId } = z
    .object({ agentId: agentIdSchema })
    .parse((await use(client, 'create_agent', { name: 'A' })).value);
  const stale = await use(client, 'write_flow', { agentId, flow: smallFlow(), revision: 99 });
  expect(stale).toMatchObject({ isError: true, value: { code: 'STALE_REVISION', requestId: expect.any(String) } });
  const wrong = await use(client, 'write_flow', { agentId });
  expect(wrong).toMatchObject({ isError: true, value: { code: 'BAD_REQUEST', issues: expect.any(Array) } });
});

test('the flow language is a resource, and so is the schema of a flow', async () => {
  const client = await assistant('flows:read');
  const { resources } = await client.listResources();
  expect(resources.map(({ uri }) => uri)).toEqual(['aybiza://flow-language', 'aybiza://flow-schema']);
  const { contents } = await client.readResource({ uri: 'aybiza://flow-language' });
  expect(contents[0]).toMatchObject({ text: expect.stringContaining('- `menu`:') });
  const schema = await client.readResource({ uri: 'aybiza://flow-schema' });
  expect(contents.length + schema.contents.length).toBe(2);
});

test('without a key nobody is answered', async () => {
  const response = await fetch(new URL('/api/mcp', server.url), { method: 'POST', body: '{}' });
  expect([response.status, await response.json()]).toMatchObject([401, { code: 'UNAUTHENTICATED' }]);
});
