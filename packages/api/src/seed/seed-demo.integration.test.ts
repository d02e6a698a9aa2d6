import { deleteAgent, listAgents } from '@aybiza/db/agents';
import { listResources } from '@aybiza/db/calendar';
import { findLiveDeployment } from '@aybiza/db/deployments';
import { listMembers } from '@aybiza/db/members';
import { findNumberOwner, listPhoneNumbers, removePhoneNumber } from '@aybiza/db/phone-numbers';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { expect, test } from 'vitest';
import { seedDemo } from './seed-demo.ts';

const world = useDatabase();

test('the demo can be called at once, belongs to nobody, and is made only once', async () => {
  const { workspaceId } = await seedDemo(world.db);
  expect(await seedDemo(world.db)).toEqual({ workspaceId });
  const number = await findNumberOwner(world.db, '+442079460123');
  await world.db.forWorkspace(workspaceId, async (tx) => {
    expect((await listAgents(tx)).map(({ name }) => name)).toEqual(['Front desk']);
    expect(await listMembers(tx)).toEqual([]);
    expect(await listResources(tx)).toMatchObject([{ openingTimes: { length: 5 } }]);
    const deployment =
      number?.deploymentId === undefined ? undefined : await findLiveDeployment(tx, number.deploymentId);
    expect(deployment?.weights).toHaveLength(1);
  });
});

test('an agent that somebody deleted does not come back', async () => {
  const { workspaceId } = await seedDemo(world.db);
  await world.db.forWorkspace(workspaceId, async (tx) => {
    for (const { id } of await listPhoneNumbers(tx)) await removePhoneNumber(tx, id);
    for (const { id } of await listAgents(tx)) await deleteAgent(tx, id);
  });
  await seedDemo(world.db);
  expect(await world.db.forWorkspace(workspaceId, listAgents)).toEqual([]);
});
