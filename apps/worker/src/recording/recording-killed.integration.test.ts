import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findRecording, listRecordingSegments } from '@aybiza/db/recordings';
import { silentLogger } from '@aybiza/foundation/logger';
import { afterEach, expect, test } from 'vitest';
import { startWorker } from '../start-worker.ts';
import { decodeOggOpus } from '../testing/decode-ogg-opus.ts';
import { AUTH_SECRET, sealer, seedEndedCall } from '../testing/ended-call.ts';
import { eventually } from '../testing/eventually.ts';
import { startWorkerProcess } from '../testing/start-worker-process.ts';
import { createTemporaryStorage } from '../testing/temporary-folder.ts';
import { useWorkerDatabase } from '../testing/use-worker-database.ts';

const world = useWorkerDatabase();
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** Some seconds of work, so that the worker is killed in the middle of it. */
const MINUTES = 10;

test('a worker that is killed while it encodes leaves the sound, and another makes one recording of it', async () => {
  const files = await createTemporaryStorage();
  ending.push(files.remove);
  const { storage } = files;
  const sound = Uint8Array.from({ length: 60_000 * 16 }, (_, at) => (at * at) % 251);
  const segments = Array.from({ length: MINUTES }, (_, minute) => ({ startsAtMs: minute * 60_000, sound }));
  const { workspaceId, callId } = await seedEndedCall(world.db, { storage, segments });
  const program = startWorkerProcess({
    DATABASE_URL: world.place.appUrl,
    AUTH_SECRET,
    AYBIZA_DATA_DIR: files.folder,
  });
  ending.push(program.kill);
  const unfinished = () => readdir(join(files.folder, 'recordings/.unfinished'));
  const begun = eventually(async () => ((await unfinished()).length > 0 ? true : undefined), {
    what: 'the first page',
  });
  await program.until(begun);
  await program.kill();
  const inRow = () => world.db.forWorkspace(workspaceId, (tx) => findRecording(tx, callId));
  const folder = `${workspaceId}/calls/${callId}/`;
  expect([await inRow(), (await storage.list(folder)).length]).toEqual([undefined, MINUTES]);

  const worker = await startWorker({
    databaseUrl: world.place.appUrl,
    storage,
    sealer,
    port: 0,
    logger: silentLogger(),
  });
  ending.push(() => worker.close());
  const rows = () => world.db.forWorkspace(workspaceId, (tx) => listRecordingSegments(tx, callId));
  await eventually(async () => ((await rows()).length === 0 ? true : undefined), { withinMs: 60_000, what: 'the end' });
  const recording = await inRow();
  expect(await storage.list(folder)).toEqual([recording?.storageKey]);
  const file = await storage.get(recording?.storageKey ?? '');
  expect([recording?.durationMs, file?.length]).toEqual([MINUTES * 60_000, recording?.bytes]);
  expect((await decodeOggOpus(file ?? new Uint8Array(0))).durationMs).toBe(MINUTES * 60_000);
});
