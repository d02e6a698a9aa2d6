import type { WorkspaceId } from '@aybiza/foundation/ids';
import { beforeAll, expect, test } from 'vitest';
import { saveDeployment } from './deployments.ts';
import { listNumberBook } from './number-book.ts';
import { addPhoneNumber, type NewPhoneNumber } from './phone-numbers.ts';
import { getPrivacySettings, setPrivacySettings } from './privacy/privacy-settings.ts';
import { seedPublishedAgent, seedWorkspace, smallFlow } from './testing/seed.ts';
import { useDatabase } from './testing/use-database.ts';

const world = useDatabase();
const OWN = '+442079460000';
const OF_FLOW = '+442079460018';
const OF_NUMBER = '+442079460099';

/** A workspace whose agent speaks German and names `fallbackNumber`, with these numbers; the first one is answered by it. */
async function seed(slug: string, numbers: readonly NewPhoneNumber[], fallbackNumber?: string): Promise<WorkspaceId> {
  const workspaceId = await seedWorkspace(world.db, slug);
  await world.db.forWorkspace(workspaceId, async (tx) => {
    const flow = smallFlow();
    const settings = { ...flow.settings, language: 'de-DE', ...(fallbackNumber && { fallbackNumber }) };
    const { agentId, version } = await seedPublishedAgent(tx, { ...flow, settings });
    const { id: flowVersionId, statechartHash } = version;
    const weights = [{ flowVersionId, statechartHash, weight: 1 }];
    const saved = await saveDeployment(tx, { agentId, environment: 'live', weights });
    if (saved.status !== 'saved') throw new Error('it is not deployed');
    const [first, ...others] = numbers;
    if (first !== undefined) await addPhoneNumber(tx, { ...first, deploymentId: saved.deployment.id });
    for (const number of others) await addPhoneNumber(tx, number);
  });
  return workspaceId;
}

beforeAll(async () => {
  await seed('named', [{ e164: OWN, fallbackNumber: OF_NUMBER }, { e164: '+442079460003' }], OF_FLOW);
  const pinned = await seed('pinned', [
    { e164: '+442079460001' },
    { e164: '+442079460002', fallbackNumber: OF_NUMBER },
  ]);
  await world.db.forWorkspace(pinned, async (tx) =>
    setPrivacySettings(tx, { ...(await getPrivacySettings(tx)), processedIn: 'eu' }),
  );
});

test('the book says of all workspaces who is rung, in which language, and where; numbers that do neither are not in it', async () => {
  expect(await listNumberBook(world.db, { limit: 10 })).toEqual([
    { e164: OWN, fallbackNumber: OF_FLOW, language: 'de-DE', processedIn: 'anywhere' },
    { e164: '+442079460001', fallbackNumber: undefined, language: 'de-DE', processedIn: 'eu' },
    { e164: '+442079460002', fallbackNumber: OF_NUMBER, language: 'en', processedIn: 'eu' },
  ]);
});

test('it is read a page at a time, or one number of it', async () => {
  const numbersOf = async (page: Parameters<typeof listNumberBook>[1]) =>
    (await listNumberBook(world.db, page)).map(({ e164 }) => e164);
  expect(await numbersOf({ limit: 1 })).toEqual([OWN]);
  expect(await numbersOf({ after: OWN, limit: 1 })).toEqual(['+442079460001']);
  expect(await numbersOf({ only: '+442079460002', limit: 10 })).toEqual(['+442079460002']);
  expect(await numbersOf({ only: '+442079460003', limit: 10 })).toEqual([]);
});
