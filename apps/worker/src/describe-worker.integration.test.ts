import type { Db } from '@aybiza/db/client';
import { addOutboxRow, failOutboxRow } from '@aybiza/db/outbox';
import { seedWorkspace } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { newId } from '@aybiza/foundation/new-id';
import { expect, test } from 'vitest';
import { describeWorker, type WorkerSources } from './describe-worker.ts';
import { WorkerWatch } from './worker-watch.ts';

const world = useDatabase();
const sources = (change: Partial<WorkerSources> = {}): WorkerSources => ({
  db: world.db,
  queues: { countWaiting: async (name) => (name === 'summarise-call' ? 7 : 0) },
  watch: new WorkerWatch(),
  upkeep: { listLate: () => [{ what: 'figures', lateMs: 1_500 }] },
  ...change,
});

test('what waits and what was given up is told over all workspaces, and of none by name', async () => {
  const workspaces = [await seedWorkspace(world.db, 'one'), await seedWorkspace(world.db, 'two')];
  for (const workspaceId of workspaces) {
    await world.db.forWorkspace(workspaceId, async (tx) => {
      const payload = { callId: newId('call') };
      await addOutboxRow(tx, { kind: 'measure-call', payload, availableAt: Date.now() - 60_000 });
      await addOutboxRow(tx, { kind: 'measure-call', payload, availableAt: Date.now() + 60_000 });
      await failOutboxRow(tx, await addOutboxRow(tx, { kind: 'measure-call', payload }), { error: 'refused' });
    });
  }
  const text = await describeWorker(sources());
  expect(text).toContain('aybiza_outbox_waiting 2\n');
  expect(Number(/^aybiza_outbox_oldest_seconds (\S+)$/m.exec(text)?.[1])).toBeGreaterThanOrEqual(60);
  expect(text).toContain('aybiza_dead_letters 2\n');
  expect(text).toContain('aybiza_jobs_waiting{job="summarise-call"} 7\n');
  expect(text).toContain('aybiza_upkeep_late_seconds{what="figures"} 1.5\n');
  for (const workspaceId of workspaces) expect(text).not.toContain(workspaceId);
});

test('what nobody can tell at the moment is left out, and everything else is told', async () => {
  const away = () => Promise.reject(new Error('away'));
  const text = await describeWorker(sources({ queues: { countWaiting: away }, db: {} as Db }));
  expect(text).not.toContain('aybiza_outbox_waiting');
  expect(text).not.toContain('aybiza_jobs_waiting');
  expect(text).toContain('process_uptime_seconds');
});
