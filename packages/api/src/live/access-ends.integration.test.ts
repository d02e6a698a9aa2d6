import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { removeMember, setMemberRole } from '@aybiza/db/members';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { type FakeClock, fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { LIVE_PATH } from '@aybiza/shared-flow';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { z } from 'zod';
import { startTestApi } from '../testing/start-test-api.ts';

const world = useDatabase();

let opened = 0;

async function openDraft() {
  opened += 1;
  const clock = fakeClock(Date.now());
  const testApi = await startTestApi(world, { clock });
  onTestFinished(() => testApi.stop());
  const workspaceId = await testApi.workspace(`watched-${opened}`);
  await testApi.person(`owner-${opened}`, [{ workspaceId, role: 'owner' }]);
  const editor = await testApi.person(`editor-${opened}`, [{ workspaceId, role: 'editor' }]);
  const { body } = await testApi.call('agent.create', { name: 'Anna', template: 'empty' }, editor.credentials);
  const { agentId } = z.object({ agentId: z.string() }).parse(body);

  const server = createServer();
  server.on('upgrade', (request, socket, head) => testApi.api.handleLive(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  class AsEditor extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { ...editor.credentials } });
    }
  }
  // The server listens: it has an address.
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}${LIVE_PATH}`;
  const socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: AsEditor, delay: 10, minDelay: 10 });
  const scopes: string[] = [];
  const refusals: string[] = [];
  const provider = new HocuspocusProvider({
    name: agentId,
    document: new Y.Doc(),
    websocketProvider: socket,
    token: 'cookie',
    onAuthenticated: ({ scope }) => void scopes.push(scope),
    onAuthenticationFailed: ({ reason }) => void refusals.push(reason),
  });
  provider.attach();
  onTestFinished(() => {
    provider.destroy();
    socket.destroy();
  });
  await expect.poll(() => scopes).toEqual(['read-write']);
  return { workspaceId, userId: editor.userId, clock, scopes, refusals };
}

/** The watch looks every two seconds. */
function afterALook(clock: FakeClock, told: readonly string[]): readonly string[] {
  clock.advance(2_000);
  return told;
}

test('check 102: whoever is removed while editing a draft is out within five seconds, and is not let in again', async () => {
  const { workspaceId, userId, clock, scopes, refusals } = await openDraft();
  await world.db.forWorkspace(workspaceId, (tx) => removeMember(tx, userId));
  await expect.poll(() => afterALook(clock, refusals)).not.toEqual([]);
  expect(scopes).toEqual(['read-write']);
});

test('check 102: whoever becomes a viewer while editing goes on as a reader', async () => {
  const { workspaceId, userId, clock, scopes } = await openDraft();
  await world.db.forWorkspace(workspaceId, (tx) => setMemberRole(tx, { userId, role: 'viewer' }));
  await expect.poll(() => afterALook(clock, scopes)).toEqual(['read-write', 'readonly']);
});
