import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Api, createApi } from '@aybiza/api';
import { createApiKeySecret } from '@aybiza/auth/api-key-secret';
import { openBus } from '@aybiza/backbone/bus/open-bus';
import { createPostgresLeases } from '@aybiza/backbone/leases/postgres';
import { createApiKey } from '@aybiza/db/api-keys';
import { addPhoneNumber } from '@aybiza/db/phone-numbers';
import { seedWorkspace } from '@aybiza/db/testing/seed';
import type { DatabaseInTest } from '@aybiza/db/testing/use-database';
import { systemClock } from '@aybiza/foundation/clock';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import type { SandboxOptions } from '@aybiza/sandbox/start-sandbox';
import { createFolderStorage } from '@aybiza/storage';
import { createRecords } from '../records/create-records.ts';
import { CallMeters } from '../watch/call-meters.ts';
import { createCallWatch } from '../watch/call-watch.ts';
import { practiceStatechart } from './practice-statechart.ts';
import { startTestVoice, type TestVoice } from './start-test-voice.ts';

const SECRET = 'a secret of at least thirty-two characters';

/** The API and a voice server as an installation has them: one database, one workspace, one number to call from. */
export interface TestInstallation {
  readonly api: Api;
  readonly voice: TestVoice;
  readonly workspaceId: WorkspaceId;
  /** An API key that may build agents, connect numbers and place calls. */
  readonly key: string;
  close(): Promise<void>;
}

export async function startInstallation(
  { db, place }: DatabaseInTest,
  { from, sandbox }: { from: string; sandbox: SandboxOptions },
): Promise<TestInstallation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'aybiza-installation-'));
  const practice = { stt: 'practice', tts: 'practice', llm: 'practice', phone: 'practice' } as const;
  const api = createApi({
    databaseUrl: place.appUrl,
    redisUrl: undefined,
    baseUrl: 'http://127.0.0.1:3000',
    voiceUrl: 'ws://127.0.0.1:3100',
    secret: SECRET,
    recordings: { AYBIZA_DATA_DIR: dataDir },
    equipment: practice,
  });
  const leases = createPostgresLeases({ url: place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  const records = createRecords({
    db,
    leases,
    clock: systemClock(),
    logger: silentLogger(),
    watch: createCallWatch({ meters: new CallMeters(), spans: undefined }),
    secret: SECRET,
    dataDir,
    storage: createFolderStorage({ folder: join(dataDir, 'recordings') }),
    sendMessage: async () => undefined,
    equip: async () => undefined,
    credential: () => Promise.reject(new Error('nobody has credentials here')),
    remember: async () => undefined,
    address: '',
    askToGiveUp: () => undefined,
  });
  // As the voice app's own process has it: a connection of its own.
  const bus = openBus({ databaseUrl: place.appUrl, redisUrl: undefined, onError: () => {} });
  const voice = await startTestVoice({ statechart: practiceStatechart(), storedRecords: records, bus, sandbox });
  const workspaceId = await seedWorkspace(db, 'outbound');
  const { text: key, prefix, hash: secretHash } = createApiKeySecret();
  const scopes = [
    'agents:read',
    'agents:write',
    'flows:read',
    'flows:write',
    'flows:publish',
    'calls:read',
    'calls:place',
    'numbers:write',
  ];
  await db.forWorkspace(workspaceId, async (tx) => {
    await createApiKey(tx, { name: 'test', prefix, secretHash, scopes, createdBy: 'test' });
    await addPhoneNumber(tx, { e164: from });
  });
  return {
    api,
    voice,
    workspaceId,
    key,
    async close() {
      await voice.close();
      await records.flush(10_000);
      await Promise.all([bus.close(), leases.close(), api.close()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
