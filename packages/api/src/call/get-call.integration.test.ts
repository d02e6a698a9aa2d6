import { foldFigures } from '@aybiza/call-log';
import { saveCallFigures } from '@aybiza/db/call-figures';
import { eraseOldCallLogs, setCallLogDays } from '@aybiza/db/call-log-retention';
import { seedFinishedCall } from '@aybiza/db/testing/finished-call';
import { seedPublishedAgent } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/start-test-api.ts';

const NOW = Date.UTC(2026, 10, 23);
const world = useDatabase();
let api: TestApi;

beforeAll(async () => {
  api = await startTestApi(world);
});
afterAll(() => api.stop());

it('says of a call whose log was erased when and why, and keeps its figures', async () => {
  const workspaceId = await api.workspace('erasing');
  const { credentials } = await api.person('erasing-viewer', [{ workspaceId, role: 'viewer' }]);
  const inWorkspace = world.db.forWorkspace.bind(world.db, workspaceId);
  const published = await world.db.forWorkspace(workspaceId, seedPublishedAgent);
  const startedAt = NOW - 31 * 86_400_000;
  const { id: callId } = await seedFinishedCall(world.db, { workspaceId, published, entries: [] }, { startedAt });
  const timed = { recogniserMs: 200, decisionMs: 1, modelMs: 400, requestMs: 0, voiceMs: 150, transportMs: 0 };
  const figures = foldFigures([
    { seq: 0, at: startedAt, type: 'understood', node: 'ask', layer: 'local', taken: 'yes', passedOver: [] },
    { seq: 1, at: startedAt, type: 'turnTimed', ...timed },
    { seq: 2, at: startedAt + 9_000, type: 'callEnded', outcome: 'booked', reason: 'finished' },
  ]);
  await inWorkspace((tx) => saveCallFigures(tx, callId, figures));
  expect((await api.call('calls.get', { callId }, credentials)).body).toMatchObject({ erased: null });

  await inWorkspace((tx) => setCallLogDays(tx, 30));
  await inWorkspace((tx) => eraseOldCallLogs(tx, { now: NOW, limit: 10 }));
  const { body } = await api.call('calls.get', { callId }, credentials);
  expect(body).toMatchObject({
    events: [],
    erased: {
      at: NOW,
      keptDays: 30,
      figures: { ending: 'contained', interruptions: 0, understood: { key: 0, local: 1, model: 0, none: 0 } },
    },
  });
  // Within what a bin is wide.
  expect(body).toHaveProperty('erased.figures.answerMs', expect.closeTo(751, -2));
});
