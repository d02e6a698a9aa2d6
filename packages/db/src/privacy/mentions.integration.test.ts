import { contactIdSchema, type WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { beforeAll, describe, expect, it } from 'vitest';
import { bookSlot } from '../bookings.ts';
import { createResource } from '../calendar.ts';
import { addComment, startThread } from '../comments.ts';
import { addContact } from '../contacts.ts';
import { addDocument } from '../knowledge-documents.ts';
import { replacePassages } from '../knowledge-passages.ts';
import { seedPublishedAgent, seedWorkspace, smallFlow } from '../testing/seed.ts';
import { useDatabase } from '../testing/use-database.ts';
import { listMentions } from './mentions.ts';

const world = useDatabase();
const PERSON = {
  e164: '+447700900123',
  name: 'Robin (Bob) Müller',
  contactId: contactIdSchema.parse(newId('contact')),
};
let workspaceId: WorkspaceId;
let agentId: string;
const inWorkspace = <Value>(work: Parameters<typeof world.db.forWorkspace<Value>>[1]) =>
  world.db.forWorkspace(workspaceId, work);

async function write(title: string, text: string): Promise<void> {
  await inWorkspace(async (tx) => {
    const id = newId('knowledgeDocument');
    await addDocument(tx, { id, title, kind: 'text', collectionId: null, wantedLanguage: 'english' });
    const passages = [{ heading: '', page: null, text }];
    await replacePassages(tx, id, { version: 1, title, language: 'english', vectorModel: null, passages });
  });
}

const find = async (person: Partial<typeof PERSON> = {}) =>
  (await inWorkspace((tx) => listMentions(tx, { ...PERSON, ...person }, 100))).map(({ kind, name }) =>
    `${kind} ${name}`.trim(),
  );

beforeAll(async () => {
  workspaceId = await seedWorkspace(world.db, 'mentions');
  const flow = smallFlow('Robin (Bob) Müller is not in today.');
  flow.scenarios = {
    s1: {
      name: 'A call',
      at: '2026-11-23T09:30',
      begins: {},
      steps: [{ do: 'says', text: 'line one\nrobin (bob)  müller' }],
    },
  };
  agentId = (await inWorkspace((tx) => seedPublishedAgent(tx, flow))).agentId;
});

describe('check 127: where somebody is named in texts of a workspace', () => {
  it('are flows, with their scenarios and published versions', async () => {
    expect(await find()).toEqual(['draft Reception', 'scenario A call', 'version Reception 1']);
    expect(agentId).toMatch(/^agt_/);
  });

  it('are documents, comments, appointments and the notes on others', async () => {
    await write('Rota', 'Bring the file of ROBIN (BOB) MÜLLER.');
    await write('Others', 'Robin and Bob, and a Müllerin.');
    await inWorkspace(async (tx) => {
      const { draft } = await seedPublishedAgent(tx);
      const threadId = await startThread(tx, { flowId: draft.id, nodeId: 'start' });
      await addComment(tx, { threadId, authorId: null, text: 'as Robin (Bob) Müller asked', mentions: [] });
      const openingTimes = [{ weekday: 1, fromMinute: 0, toMinute: 1_440 }];
      const chair = await createResource(tx, { name: 'Chair', timeZone: 'UTC', slotMinutes: 30, openingTimes });
      const startsAt = Date.UTC(2026, 10, 30, 9);
      const phone = '+447700900999';
      await bookSlot(tx, { resourceId: chair.id, startsAt, name: 'Sam', phone, note: 'with Robin (Bob) Müller' });
      await addContact(tx, { e164: phone, name: 'Partner of Robin (Bob) Müller', by: 'user_1', now: 1 });
    });
    const found = await find();
    for (const place of ['document Rota', 'comment Reception', 'appointment 2026-11-30 09:00 UTC', 'contact'])
      expect(found).toContain(place);
    expect(found).not.toContain('document Others');
  });

  it.each([
    '+447700900123',
    '+44 7700 900123',
    '+44 (0)7700 900 123',
    '0044 7700-900-123',
    '07700 900123',
    '07700/900.123',
  ])('is their number, written %s', async (written) => {
    await write(written, `Call ${written}, please.`);
    expect(await find({ name: '' })).toContain(`document ${written}`);
  });

  it.each(['+4477009001234', '7700 900124', '1447700900123'])('is not another number, %s', async (written) => {
    await write(`Other ${written}`, `Call ${written}, please.`);
    expect(await find({ name: '' })).not.toContain(`document Other ${written}`);
  });

  it('is no part of a word, and a name of two letters is not looked for', async () => {
    await write('Spring', 'A robinia is a tree. Al is here.');
    expect(await find({ name: 'Robin', e164: '+33123456789' })).not.toContain('document Spring');
    expect(await find({ name: 'Al', e164: '+33123456789' })).toEqual([]);
  });

  it('is nobody of another workspace', async () => {
    const other = await seedWorkspace(world.db, 'mentions-other');
    expect(await world.db.forWorkspace(other, (tx) => listMentions(tx, PERSON, 100))).toEqual([]);
  });
});
