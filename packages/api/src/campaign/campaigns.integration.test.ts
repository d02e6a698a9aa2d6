import { addPhoneNumber } from '@aybiza/db/phone-numbers';
import { setCallingChoice } from '@aybiza/db/privacy/calling-choices';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const FROM = '+442079460177';
const world = useDatabase();
let api: TestApi;
let workspaceId: WorkspaceId;
let owner: Credentials;
let agentId: string;

beforeAll(async () => {
  api = await startTestApi(world);
  workspaceId = await api.workspace('campaigns');
  owner = (await api.person('Maria', [{ workspaceId, role: 'owner' }])).credentials;
  await world.db.forWorkspace(workspaceId, (tx) => addPhoneNumber(tx, { e164: FROM }));
  const made = await api.call('agent.create', { name: 'Survey', template: 'customer-survey' }, owner);
  agentId = z.object({ agentId: z.string() }).parse(made.body).agentId;
  const draft = await api.call('flow.getDraft', { agentId }, owner);
  await api.call(
    'flow.publish',
    { agentId, revision: z.object({ revision: z.int() }).parse(draft.body).revision },
    owner,
  );
});
afterAll(() => api.stop());

async function create(): Promise<string> {
  const { body } = await api.call('campaign.create', { name: 'Reminders', agentId, fromE164: FROM }, owner);
  return z.object({ id: z.string() }).parse(body).id;
}

const CSV = 'Phone;Patient\r\n020 7946 0101;Kim\r\nnobody;Lee\r\n+44 20 7946 0101;Kim again\r\n02079460102;=1+1\r\n';
const columns = { number: 'Phone', name: 'Patient' };
const asked = { csv: CSV, columns, country: 'GB', consent: 'Patient form.' };

test('a list is shown as it would be read, with what is wrong by line, before anybody is on it', async () => {
  const campaignId = await create();
  const { body } = await api.call('campaign.importNumbers', { campaignId, ...asked, preview: true }, owner);
  expect(body).toMatchObject({
    columns: ['Phone', 'Patient'],
    mapping: { number: 'Phone', name: 'Patient', timeZone: null, consent: null, inputs: {} },
    ...{ read: 2, added: 0, problemCount: 2 },
    first: [{ e164: '+442079460101', name: 'Kim', consent: 'Patient form.' }, { e164: '+442079460102' }],
    problems: [
      { line: 3, problem: 'notANumber' },
      { line: 4, problem: 'twice' },
    ],
  });
  expect((await api.call('campaign.get', { campaignId }, owner)).body).toMatchObject({ counts: { waiting: 0 } });
  expect((await api.call('campaign.start', { campaignId }, owner)).code).toBe('EMPTY_LIST');
});

test('nobody gets on a list without a consent, and nobody twice by another import', async () => {
  const campaignId = await create();
  const none = await api.call('campaign.importNumbers', { campaignId, ...asked, consent: '' }, owner);
  expect(none.body).toMatchObject({ added: 0, problems: expect.arrayContaining([{ line: 2, problem: 'noConsent' }]) });
  expect((await api.call('campaign.importNumbers', { campaignId, ...asked }, owner)).body).toMatchObject({ added: 2 });
  expect((await api.call('campaign.importNumbers', { campaignId, ...asked }, owner)).body).toMatchObject({ added: 0 });
  const people = await api.call('campaign.listNumbers', { campaignId, limit: 1 }, owner);
  expect(people.body).toMatchObject({ items: [{ line: 1, e164: '+442079460101' }], nextCursor: '1' });
});

test('columns and inputs that are not there are named', async () => {
  const campaignId = await create();
  const wrong = { campaignId, ...asked, columns: { number: 'Telephone' } };
  expect((await api.call('campaign.importNumbers', wrong, owner)).code).toBe('UNKNOWN_COLUMN');
  const untaken = { campaignId, ...asked, columns: { ...columns, inputs: { colour: 'Patient' } } };
  expect((await api.call('campaign.importNumbers', untaken, owner)).code).toBe('UNKNOWN_INPUT');
});

test('without a word about columns and country they are guessed, and what could not be is asked for', async () => {
  const campaignId = await create();
  const given = { campaignId, csv: CSV, consent: 'Patient form.' };
  const guessed = await api.call('campaign.importNumbers', { ...given, preview: true }, owner);
  expect(guessed.body).toMatchObject({ mapping: { number: 'Phone', name: 'Patient' }, country: 'GB', read: 2 });
  const fruit = { ...given, csv: 'Fruit;Colour\napple;red\n' };
  const unknown = await api.call('campaign.importNumbers', { ...fruit, preview: true }, owner);
  expect(unknown.body).toMatchObject({ columns: ['Fruit', 'Colour'], mapping: { number: null }, read: 0 });
  expect((await api.call('campaign.importNumbers', fruit, owner)).code).toBe('UNKNOWN_COLUMN');
  expect((await api.call('campaign.importNumbers', given, owner)).body).toMatchObject({ added: 2 });
});

test('problems are named by the lines of the file, also behind empty ones', async () => {
  const campaignId = await create();
  const csv = 'Phone;Patient\n\n020 7946 0101;Kim\n;\nnobody;Lee\n';
  const { body } = await api.call('campaign.importNumbers', { campaignId, ...asked, csv, preview: true }, owner);
  expect(body).toMatchObject({ read: 1, problems: [{ line: 5, problem: 'notANumber' }] });
});

test('the results are a file that no spreadsheet reckons with, whole or of one state, and who took it is on record', async () => {
  const campaignId = await create();
  await api.call('campaign.importNumbers', { campaignId, ...asked }, owner);
  const take = (headers: Credentials, id = campaignId, query = '') =>
    api.api.handleCampaignExport(
      new Request(`http://127.0.0.1/api/campaigns/${id}/results.csv${query}`, { headers }),
      id,
    );
  const lines = (await (await take(owner)).text()).split('\r\n');
  expect(lines[0]).toMatch(/^\ufeff?"Number","Name","State"/);
  expect(lines[2]).toMatch(/^"'\+442079460102","'=1\+1","waiting",0,,"20/);
  expect(lines).toHaveLength(4);
  expect((await (await take(owner, campaignId, '?status=reached')).text()).split('\r\n')).toHaveLength(2);
  expect((await take(owner, campaignId, '?status=lost')).status).toBe(400);
  expect((await take(owner, 'camp_nobody')).status).toBe(404);
  const log = await api.call('audit.list', {}, owner);
  expect(JSON.stringify(log.body)).toContain('campaigns.export');
});

test('it is started, paused, resumed and cancelled, and each only when it makes sense', async () => {
  const campaignId = await create();
  await api.call('campaign.importNumbers', { campaignId, ...asked }, owner);
  const to = async (state: string) => {
    const { body, code } = await api.call(`campaign.${state}`, { campaignId }, owner);
    return code ?? z.object({ status: z.string() }).parse(body).status;
  };
  expect(await to('resume')).toBe('CAMPAIGN_STATE');
  expect(await to('start')).toBe('running');
  expect(await to('delete')).toBe('CAMPAIGN_STATE');
  expect(await to('pause')).toBe('paused');
  expect(await to('resume')).toBe('running');
  expect(await to('cancel')).toBe('cancelled');
  expect((await api.call('campaign.get', { campaignId }, owner)).body).toMatchObject({
    counts: { waiting: 0, cancelled: 2 },
  });
  expect(await to('start')).toBe('CAMPAIGN_STATE');
});

test('whoever does not want to be called is refused to a program too, with a sentence', async () => {
  const to = '+442079460190';
  await world.db.forWorkspace(workspaceId, (tx) =>
    setCallingChoice(tx, { e164: to, choice: 'refused', source: 'member', chosenAt: 1 }),
  );
  const { code, status } = await api.call('calls.place', { agentId, to, from: FROM }, owner);
  expect([code, status]).toEqual(['OPTED_OUT', 422]);
});

test('a file of refusals is honoured by number, with or without names of columns, and says what it could not read', async () => {
  const agreed = '+442079460195';
  await api.call('privacy.setCallingChoice', { e164: agreed, choice: 'agreed' }, owner);
  const take = async (csv: string) => (await api.call('privacy.importRefusals', { csv }, owner)).body;
  expect(await take('020 7946 0195\n+44 20 7946 0196\n\nnobody\n')).toEqual({
    ...{ read: 2, added: 2, problemCount: 1 },
    problems: [{ line: 4, problem: 'notANumber' }],
  });
  expect(await take('Name;Phone\nKim;020 7946 0196\nLee;020 7946 0197\n')).toMatchObject({ read: 2, added: 1 });
  expect((await api.call('privacy.importRefusals', { csv: 'Fruit\napple' }, owner)).code).toBe('UNKNOWN_COLUMN');
  const { code } = await api.call('calls.place', { agentId, to: agreed, from: FROM }, owner);
  expect(code).toBe('OPTED_OUT');
});
