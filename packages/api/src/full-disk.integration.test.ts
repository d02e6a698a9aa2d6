import { useDatabase } from '@aybiza/db/testing/use-database';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Credentials, startTestApi, type TestApi } from './testing/start-test-api.ts';

const world = useDatabase();
let testApi: TestApi;
let owner: Credentials;
let database: pg.Client;

beforeAll(async () => {
  testApi = await startTestApi(world);
  const workspaceId = await testApi.workspace('full');
  owner = (await testApi.person('Olga', [{ workspaceId, role: 'owner' }])).credentials;
  database = new pg.Client({ connectionString: world.place.ownerUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await testApi.stop();
});

async function ask(procedure: string, body?: object) {
  const response = await testApi.api.handleTrpc(
    new Request(`http://127.0.0.1:3000/api/trpc/${procedure}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        host: '127.0.0.1:3000',
        origin: 'http://127.0.0.1:3000',
        'x-aybiza-page': '1',
        'content-type': 'application/json',
        ...owner,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  return { status: response.status, text: await response.text() };
}

it('check 26: what PostgreSQL has no room for is refused with 503 and says what is to be done; reading goes on', async () => {
  // PostgreSQL says of itself that there is no room: as it does when a table cannot grow.
  await database.query(`
    CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION USING ERRCODE = '53100', MESSAGE = 'could not extend file "base/1/2": No space left on device'; END $$;
    CREATE TRIGGER no_room BEFORE INSERT ON agent EXECUTE FUNCTION no_room()`);
  const refused = await ask('agent.create', { name: 'Front desk' });
  expect(refused.status).toBe(503);
  expect(refused.text).toContain('NO_ROOM');
  expect(refused.text).toContain('has to make room');
  expect(refused.text).not.toContain('base/1/2');
  expect((await ask('agent.list')).status).toBe(200);

  await database.query('DROP TRIGGER no_room ON agent');
  expect((await ask('agent.create', { name: 'Front desk' })).status).toBe(200);
});
