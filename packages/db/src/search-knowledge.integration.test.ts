import type { KnowledgeCollectionId, KnowledgeDocumentId, WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { beforeAll, describe, expect, test } from 'vitest';
import { addCollection, deleteCollection } from './knowledge-collections.ts';
import {
  addDocument,
  changeDocument,
  claimDaily,
  deleteDocument,
  findDocument,
  type KnowledgeLanguage,
  listDailyDocuments,
  noteRead,
  sumUpKnowledge,
} from './knowledge-documents.ts';
import { listPassages, type NewPassage, replacePassages } from './knowledge-passages.ts';
import { type KnowledgeQuestion, searchKnowledge } from './search-knowledge.ts';
import { seedWorkspace } from './testing/seed.ts';
import { useDatabase } from './testing/use-database.ts';
import type { Tx } from './transaction.ts';

const world = useDatabase();
let workspaceId: WorkspaceId;
let guides: KnowledgeCollectionId;
const ids: Record<string, KnowledgeDocumentId> = {};

const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(workspaceId, work);

interface Seeded {
  title: string;
  language?: KnowledgeLanguage;
  collectionId?: KnowledgeCollectionId;
  passages: readonly (Pick<NewPassage, 'heading' | 'text'> & { vector?: readonly number[] })[];
}

async function seedDocument(tx: Tx, { title, language = 'english', collectionId, passages }: Seeded) {
  const id = newId('knowledgeDocument');
  await addDocument(tx, {
    id,
    title,
    kind: 'text',
    collectionId: collectionId ?? null,
    wantedLanguage: language,
    fileName: 'a.txt',
  });
  const vectorModel = passages.some(({ vector }) => vector !== undefined) ? 'test-model' : null;
  const rows = passages.map((passage) => ({ page: null, ...passage }));
  const words = await replacePassages(tx, id, { version: 1, title, language, vectorModel, passages: rows });
  const change = { added: rows.length, removed: 0, addedTexts: [], removedTexts: [] };
  const read = { contentHash: 'x', language, readAt: 1, vectorModel, words, passages: rows.length, change };
  await noteRead(tx, id, read);
  return id;
}

/** Unit length, along one dimension, with a little of the next. */
function direction(dimension: number): number[] {
  return Array.from({ length: 256 }, (_, at) => (at === dimension ? 0.995 : at === dimension + 1 ? 0.0998 : 0));
}

beforeAll(async () => {
  workspaceId = await seedWorkspace(world.db, 'knowing');
  await inWorkspace(async (tx) => {
    guides = (await addCollection(tx, 'Guides')) ?? expect.fail('a collection is added');
    ids.prices = await seedDocument(tx, {
      title: 'Price list',
      passages: [
        {
          heading: '',
          text: 'Treatment: Dental check-up. Price: 45 pounds. Duration: 20 minutes. Covered by insurance: yes.',
        },
        {
          heading: '',
          text: 'Treatment: Professional cleaning. Price: 75 pounds. Duration: 45 minutes. Covered by insurance: no.',
        },
        {
          heading: '',
          text: 'Treatment: Ceramic crown. Price: 690 pounds. Duration: 90 minutes, in two visits. Covered by insurance: partly.',
        },
        {
          heading: '',
          text: 'Treatment: Teeth whitening. Price: 320 pounds. Duration: 60 minutes. Covered by insurance: no.',
        },
      ],
    });
    ids.house = await seedDocument(tx, {
      title: 'About the practice',
      collectionId: guides,
      passages: [
        {
          heading: 'Getting here › By car',
          text: 'Patients park for free behind the house. The entrance to the yard is on Mill Lane.',
        },
        {
          heading: 'Getting here › By bus',
          text: 'Lines 12 and 40 stop at the Town Hall, two minutes on foot from our door.',
        },
        {
          heading: 'Opening hours',
          text: 'We are open Monday to Thursday from eight to six, and on Fridays until one o’clock. At the weekend we are closed.',
        },
        {
          heading: 'Emergencies',
          text: 'With severe pain you are seen on the same day. At night and on holidays ring the emergency service at 112.',
        },
        {
          heading: 'Accessibility',
          text: 'There is a lift, and the doors are wide enough for a wheelchair. The toilet on the ground floor is accessible.',
        },
      ],
    });
    ids.aftercare = await seedDocument(tx, {
      title: 'After an extraction',
      collectionId: guides,
      passages: [
        {
          heading: 'Eating and drinking',
          text: 'Do not eat until the numbness has gone. No coffee, alcohol or cigarettes for two days.',
        },
        { heading: 'Bleeding', text: 'If it bleeds, bite on a clean cloth for half an hour and keep your head up.' },
        { heading: 'Pain', text: 'Cool the cheek from outside. Take paracetamol, but no aspirin: it thins the blood.' },
      ],
    });
    ids.german = await seedDocument(tx, {
      title: 'Hinweise für Patienten',
      language: 'german',
      passages: [
        { heading: 'Absagen', text: 'Termine können bis 24 Stunden vorher kostenlos abgesagt werden.' },
        {
          heading: 'Kinder',
          text: 'Kinder behandeln wir ab drei Jahren. Beim ersten Besuch schauen wir uns nur die Zähne an.',
        },
      ],
    });
  });
});

async function search(text: string, options: Partial<KnowledgeQuestion> = {}) {
  return inWorkspace((tx) => searchKnowledge(tx, { text, limit: 6, ...options }));
}

/** What callers ask, and words of the passage that answers it. */
const QUESTIONS: readonly (readonly [string, string])[] = [
  ['How much is a check-up?', 'Dental check-up'],
  ['what do you charge for a professional cleaning', 'Professional cleaning'],
  ['how long does a crown take', 'Ceramic crown'],
  ['Does my insurance cover teeth whitening?', 'Teeth whitening'],
  ['is there somewhere to park the car', 'behind the house'],
  ['which bus do I have to take', 'Lines 12 and 40'],
  ['are you open on fridays', 'on Fridays until one'],
  ['what are your opening hours', 'on Fridays until one'],
  ['I am in severe pain, can I come today', 'seen on the same day'],
  ['can I get in with a wheelchair', 'lift'],
  ['when may I eat again after the extraction', 'until the numbness'],
  ['may I drink coffee', 'No coffee'],
  ['it is still bleeding, what can I do', 'clean cloth'],
  ['can I take aspirin for it', 'no aspirin'],
  ['Kann ich meinen Termin absagen?', '24 Stunden'],
  ['Ab wann behandeln Sie ein Kind?', 'ab drei Jahren'],
];

describe('what callers ask is found by its words', () => {
  test.each(QUESTIONS)('%s', async (question, expected) => {
    const found = await search(question);
    expect(
      found
        .slice(0, 2)
        .map(({ text }) => text)
        .join('\n'),
    ).toContain(expected);
  });

  test('nearly always in the first place', async () => {
    const places = await Promise.all(
      QUESTIONS.map(async ([question, expected]) =>
        (await search(question)).findIndex(({ text }) => text.includes(expected)),
      ),
    );
    expect(places.filter((place) => place === 0).length / places.length).toBeGreaterThan(0.9);
  });

  test('what nobody has written about is not found', async () => {
    expect(await search('zyzzyva quux')).toEqual([]);
    expect(await search('')).toEqual([]);
    expect(await search(`"'\\ & | ! <-> :* \0 \uD800`)).toEqual([]);
  });

  test('a passage says where it is from and why it was found', async () => {
    const [first] = await search('parking');
    expect(first).toMatchObject({
      title: 'About the practice',
      heading: 'Getting here › By car',
      documentId: ids.house,
      version: 1,
    });
    expect(first?.wordScore).toBeGreaterThan(0);
    expect(first?.similarity).toBeUndefined();
  });
});

describe('only what is named is looked at', () => {
  test('documents, and collections with what was added to them later', async () => {
    const price = (scope: KnowledgeQuestion['scope']) => search('price of a crown', { scope });
    expect((await price({ documents: [ids.prices ?? expect.fail()], collections: [] })).length).toBeGreaterThan(0);
    expect(await price({ documents: [], collections: [guides] })).toEqual([]);
    expect(await price({ documents: [], collections: [] })).toEqual([]);
    const later = await inWorkspace((tx) =>
      seedDocument(tx, { title: 'New', collectionId: guides, passages: [{ heading: '', text: 'A crown of gold.' }] }),
    );
    expect((await price({ documents: [], collections: [guides] })).map(({ documentId }) => documentId)).toEqual([
      later,
    ]);
    await inWorkspace((tx) => changeDocument(tx, later, { collectionId: null }));
    expect(await price({ documents: [], collections: [guides] })).toEqual([]);
    await inWorkspace((tx) => deleteDocument(tx, later));
  });

  test('another workspace finds nothing of ours, also when it names our documents', async () => {
    const other = await seedWorkspace(world.db, 'nosy');
    const scope = { documents: Object.values(ids), collections: [guides] };
    for (const asked of [{ scope }, {}]) {
      const found = await world.db.forWorkspace(other, (tx) =>
        searchKnowledge(tx, { text: `park crown ${workspaceId}`, limit: 6, ...asked }),
      );
      expect(found).toEqual([]);
    }
  });
});

describe('meaning', () => {
  test('finds what shares no word, and lifts what both ways find', async () => {
    const own = await seedWorkspace(world.db, 'meaning');
    await world.db.forWorkspace(own, async (tx) => {
      await seedDocument(tx, {
        title: 'Payment',
        passages: [
          { heading: '', text: 'You can settle the bill in instalments.', vector: direction(3) },
          { heading: '', text: 'We take cards.', vector: direction(90) },
          { heading: '', text: 'Cards from the gift shop can be used, too.', vector: direction(150) },
        ],
      });
      const ask = (text: string, dimension: number) =>
        searchKnowledge(tx, { text, limit: 3, meaning: { model: 'test-model', vector: direction(dimension) } });
      const [instalments] = await ask('may I pay bit by bit', 3);
      expect(instalments).toMatchObject({ text: 'You can settle the bill in instalments.' });
      expect(instalments?.similarity).toBeCloseTo(1, 2);
      expect((await ask('cards', 90))[0]?.text).toBe('We take cards.');
      expect((await ask('cards', 150))[0]?.text).toContain('gift shop');
      // Vectors of another model say nothing.
      const [other] = await searchKnowledge(tx, {
        text: 'x',
        limit: 3,
        meaning: { model: 'other', vector: direction(3) },
      }).then((found) => [found.length]);
      expect(other).toBe(0);
    });
  });
});

test('a document that is read again has the passages of the last reading, and another version', async () => {
  const id = await inWorkspace((tx) =>
    seedDocument(tx, { title: 'Again', passages: [{ heading: '', text: 'Xylophones are sold here.' }] }),
  );
  await inWorkspace(async (tx) => {
    const passages = [{ heading: '', page: null, text: 'Trombones are sold here.' }];
    const words = await replacePassages(tx, id, {
      version: 2,
      title: 'Again',
      language: 'english',
      vectorModel: null,
      passages,
    });
    const change = { added: 1, removed: 1, addedTexts: ['Trombones'], removedTexts: ['Xylophones'] };
    await noteRead(tx, id, {
      contentHash: 'y',
      language: 'english',
      readAt: 2,
      vectorModel: null,
      words,
      passages: 1,
      change,
    });
  });
  expect(await search('xylophone')).toEqual([]);
  expect(await search('trombone')).toMatchObject([{ documentId: id, version: 2 }]);
  const [document, passages] = await inWorkspace(async (tx) => [
    await findDocument(tx, id),
    await listPassages(tx, id, { limit: 10 }),
  ]);
  expect(document).toMatchObject({ version: 2, status: 'ready', change: { added: 1, removed: 1 } });
  expect(passages).toHaveLength(1);
  const before = await inWorkspace(sumUpKnowledge);
  await inWorkspace((tx) => deleteDocument(tx, id));
  expect(await search('trombone')).toEqual([]);
  expect((await inWorkspace(sumUpKnowledge)).documents).toBe(before.documents - 1);
});

test('a page that is read daily is due once a day, for one worker', async () => {
  const own = await seedWorkspace(world.db, 'daily');
  const id = newId('knowledgeDocument');
  await world.db.forWorkspace(own, async (tx) => {
    await addDocument(tx, {
      id,
      title: 'Page',
      kind: 'page',
      collectionId: null,
      wantedLanguage: 'auto',
      address: 'https://example.com',
      refreshesDaily: true,
    });
    const read = {
      contentHash: 'x',
      language: 'english' as const,
      readAt: 1,
      vectorModel: null,
      words: 1,
      passages: 1,
    };
    await noteRead(tx, id, read);
  });
  const later = Date.now() + 60_000;
  const due = async (askedBefore: number) =>
    (await listDailyDocuments(world.db, { askedBefore, limit: 10 })).filter((row) => row.id === id);
  expect(await due(0)).toEqual([]);
  expect(await due(later)).toEqual([{ workspaceId: own, id }]);
  const claim = () => world.db.forWorkspace(own, (tx) => claimDaily(tx, id, { askedBefore: later, now: later + 1 }));
  expect((await Promise.all([claim(), claim()])).filter(Boolean)).toHaveLength(1);
  expect(await due(later)).toEqual([]);
});

test('a collection that is deleted leaves its documents', async () => {
  const own = await seedWorkspace(world.db, 'collected');
  await world.db.forWorkspace(own, async (tx) => {
    const collectionId = (await addCollection(tx, 'Old')) ?? expect.fail();
    const id = await seedDocument(tx, { title: 'Kept', collectionId, passages: [{ heading: '', text: 'Kept.' }] });
    await deleteCollection(tx, collectionId);
    expect(await findDocument(tx, id)).toMatchObject({ collectionId: null, title: 'Kept' });
  });
});
