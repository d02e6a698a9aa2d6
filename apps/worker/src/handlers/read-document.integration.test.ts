import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { addDocument, askForReading, findDocument, type NewKnowledgeDocument } from '@aybiza/db/knowledge-documents';
import { listPassages } from '@aybiza/db/knowledge-passages';
import { searchKnowledge } from '@aybiza/db/search-knowledge';
import { seedWorkspace } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { systemClock } from '@aybiza/foundation/clock';
import type { KnowledgeDocumentId, WorkspaceId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';
import { DIMENSIONS, type Embedder } from '@aybiza/providers/embedding/port';
import { createSafeFetch } from '@aybiza/safe-fetch';
import type { Storage } from '@aybiza/storage';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { READING_LIMITS, type ReadingLimits } from '../knowledge/read-apart.ts';
import { aModel } from '../testing/a-model.ts';
import { aTry } from '../testing/job-try.ts';
import { makePdf, makePdfBomb } from '../testing/make-pdf.ts';
import { createTemporaryStorage, type TemporaryStorage } from '../testing/temporary-folder.ts';
import { createReadDocument } from './read-document.ts';

const world = useDatabase();
const clock = systemClock();
let workspaceId: WorkspaceId;
let storage: Storage;
let temporary: TemporaryStorage;

beforeAll(async () => {
  workspaceId = await seedWorkspace(world.db, 'reading');
  temporary = await createTemporaryStorage();
  storage = temporary.storage;
});
afterAll(() => temporary.remove());

interface Options {
  limits?: ReadingLimits;
  embedder?: Embedder;
  allowPrivate?: string[];
}

async function read(id: KnowledgeDocumentId, { limits, embedder, allowPrivate = [] }: Options = {}) {
  const fetch = createSafeFetch({ clock, allowPrivate, maxBytes: 1024 * 1024 });
  onTestFinished(() => fetch.close());
  const job = createReadDocument({
    db: world.db,
    storage,
    clock,
    logger: silentLogger(),
    fetch,
    openModel: async () => aModel({ embedder }),
    ...(limits === undefined ? {} : { limits }),
  });
  const result = await job.run(aTry(workspaceId, { documentId: id }));
  if (result.status !== 'done') throw new Error('a reading is never postponed');
  return world.db.forWorkspace(workspaceId, async (tx) => {
    await result.effect(tx);
    return { document: await findDocument(tx, id), passages: await listPassages(tx, id, { limit: 1_000 }) };
  });
}

async function add(about: Partial<NewKnowledgeDocument>, bytes?: Uint8Array | string): Promise<KnowledgeDocumentId> {
  const id = newId('knowledgeDocument');
  const storageKey = `${workspaceId}/knowledge/${id}/1`;
  if (bytes !== undefined) await storage.put(storageKey, Buffer.from(bytes));
  const file = bytes === undefined ? {} : { storageKey };
  const document = { id, title: 'A document', kind: 'text', collectionId: null, wantedLanguage: 'auto' } as const;
  await world.db.forWorkspace(workspaceId, (tx) => addDocument(tx, { ...document, ...file, ...about }));
  return id;
}

const readFile = async (kind: NewKnowledgeDocument['kind'], bytes: Uint8Array | string, options: Options = {}) =>
  read(await add({ kind }, bytes), options);

describe('files', () => {
  test('a text that is far too long for one document says so, and keeps nobody waiting', async () => {
    const text = 'A line about nothing in particular.\n\n'.repeat(600_000);
    const { document } = await readFile('text', text);
    expect(document).toMatchObject({ status: 'failed', failureCode: 'TOO_MANY_PASSAGES' });
  });

  test('Markdown: passages know the headings above them', async () => {
    const { document, passages } = await readFile(
      'markdown',
      '# Practice\n\nWe are **here** for you.\n\n## Getting here\n\n### By car\nPark [behind the house](https://x.org).\n\n## Prices\n\n```\nnot # a heading\n```\n',
    );
    expect(document).toMatchObject({ status: 'ready', version: 1, language: 'english', passages: 3 });
    expect(passages).toMatchObject([
      { heading: 'Practice', text: 'We are here for you.' },
      { heading: 'Practice › Getting here › By car', text: 'Park behind the house.' },
      { heading: 'Practice › Prices', text: 'not # a heading' },
    ]);
  });

  test('CSV: a passage for each row, with the names of its columns', async () => {
    const { passages } = await readFile(
      'csv',
      'Behandlung;Preis;Hinweis\r\n"Krone; aus ""Keramik""";690 €;\r\n\r\nReinigung;75 €;"zwei\nZeilen"\r\n',
    );
    expect(passages.map(({ text }) => text)).toEqual([
      'Behandlung: Krone; aus "Keramik". Preis: 690 €.',
      'Behandlung: Reinigung. Preis: 75 €. Hinweis: zwei Zeilen.',
    ]);
  });

  test('text as older programs on Windows wrote it', async () => {
    const { passages } = await readFile('text', Buffer.from('Wir \xf6ffnen um acht. Pr\xfcfung: 45 \x80', 'latin1'));
    expect(passages).toMatchObject([{ text: 'Wir öffnen um acht. Prüfung: 45 €' }]);
  });

  test('PDF: lines are paragraphs again, large ones headings, and passages know their page', async () => {
    const pdf = makePdf([
      [
        { text: 'Opening hours', size: 20 },
        { text: 'We are open from Monday to Thurs-' },
        { text: 'day, and closed at the weekend.' },
        { text: '' },
        { text: 'On Fridays until one.' },
      ],
      [{ text: 'Prices', size: 20 }, { text: 'A check-up is 45 pounds.' }],
    ]);
    const { document, passages } = await readFile('pdf', pdf);
    expect(document).toMatchObject({ status: 'ready', bytes: pdf.length });
    expect(passages).toMatchObject([
      {
        heading: 'Opening hours',
        page: 1,
        text: 'We are open from Monday to Thursday, and closed at the weekend.\n\nOn Fridays until one.',
      },
      { heading: 'Prices', page: 2, text: 'A check-up is 45 pounds.' },
    ]);
  });

  test.each([
    ['an empty file', 'text', '  \n', 'EMPTY'],
    ['a table without rows', 'csv', 'name,price\n', 'EMPTY'],
    ['a picture that is called a text', 'text', Buffer.from([0x89, 0x50, 0, 1, 2, 3]), 'WRONG_CHARSET'],
    ['a scanned PDF', 'pdf', makePdf([[], []]), 'NO_TEXT'],
    [
      'a PDF with a password',
      'pdf',
      makePdf([[{ text: 'Secret' }]], {
        trailer: `/ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`,
      }),
      'ENCRYPTED',
    ],
    ['a PDF that is none', 'pdf', '%PDF-1.7 and nothing else', 'DAMAGED'],
  ] as const)('%s says why it cannot be read', async (...[, kind, bytes, failureCode]) => {
    const { document, passages } = await readFile(kind, bytes);
    expect(document).toMatchObject({ status: 'failed', failureCode, version: 0 });
    expect(passages).toEqual([]);
  });

  test('a PDF with more pages than are read', async () => {
    const pages = Array.from({ length: 4 }, () => [{ text: 'A page.' }]);
    const limits = { ...READING_LIMITS, pages: 3 };
    expect((await readFile('pdf', makePdf(pages), { limits })).document).toMatchObject({
      failureCode: 'TOO_MANY_PAGES',
    });
  });

  test('a small PDF that unpacks to far more than there is memory for ends its own thread and nothing else', async () => {
    const bomb = makePdfBomb(768 * 1024 * 1024);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const limits = { ...READING_LIMITS, bytes: 200 * 1024 * 1024, ms: 20_000 };
    expect((await readFile('pdf', bomb, { limits })).document).toMatchObject({ failureCode: 'TOO_HARD' });
    expect((await readFile('pdf', makePdf([[{ text: 'Still here.' }]]))).document).toMatchObject({ status: 'ready' });
  });

  test('a reading that takes too long is ended', async () => {
    const pages = Array.from({ length: 400 }, () => Array.from({ length: 40 }, () => ({ text: 'A line of text.' })));
    const limits = { ...READING_LIMITS, ms: 30 };
    expect((await readFile('pdf', makePdf(pages), { limits })).document).toMatchObject({ failureCode: 'TOO_HARD' });
  });
});

describe('pages', () => {
  async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
    const server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `127.0.0.1:${address.port}`;
  }
  const html = (body: string, head = '<title>Our practice</title>') =>
    `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
  const readPage = async (host: string, path = '/', about: Partial<NewKnowledgeDocument> = {}) => {
    const address = `http://${host}${path}`;
    return read(await add({ kind: 'page', title: address, address, ...about }), { allowPrivate: [host] });
  };

  test('its main text with its headings, without menus and scripts, under its own title', async () => {
    const host = await serve((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(
        html(`<nav><a href="/">Home</a> <a href="/jobs">Jobs</a></nav><script>alert(1)</script>
          <main><h1>Welcome</h1><p>We look after your teeth.</p><h2>Prices</h2>
          <table><tr><th>Check-up</th><td>45 £</td></tr><tr><th>Crown</th><td>690 £</td></tr></table>
          <h2>Insurance</h2><p>Most insurances pay for check-ups twice a year, and we send them the bill.</p></main>`),
      );
    });
    const { document, passages } = await readPage(host);
    expect(document).toMatchObject({ status: 'ready', title: 'Our practice', language: 'english' });
    const whole = passages.map(({ heading, text }) => `${heading}: ${text}`).join('\n');
    expect(whole).toContain('Prices: Check-up · 45 £\n\nCrown · 690 £');
    expect(whole).toContain('Most insurances pay');
    expect(whole).not.toMatch(/Jobs|alert/);
  });

  test('redirects are followed, and never to where the first address must not lead', async () => {
    const host = await serve((request, response) => {
      const location = { '/moved': '/there', '/inside': 'http://169.254.169.254/latest', '/round': '/round' }[
        request.url ?? ''
      ];
      if (location !== undefined) response.writeHead(302, { location }).end();
      else response.setHeader('content-type', 'text/plain').end('We have moved to Mill Lane.');
    });
    expect((await readPage(host, '/moved')).passages).toMatchObject([{ text: 'We have moved to Mill Lane.' }]);
    expect((await readPage(host, '/inside')).document).toMatchObject({ failureCode: 'ADDRESS_REFUSED' });
    expect((await readPage(host, '/round')).document).toMatchObject({ failureCode: 'UNREACHABLE' });
    const address = `http://${host}/there`;
    const refused = await read(await add({ kind: 'page', title: address, address }));
    expect(refused.document).toMatchObject({ failureCode: 'ADDRESS_REFUSED' });
  });

  test.each([
    [404, 'text/html', 'gone', 'NOT_THERE'],
    [403, 'text/html', 'no', 'NOT_ALLOWED'],
    [503, 'text/html', 'later', 'UNREACHABLE'],
    [200, 'image/png', 'x', 'NOT_A_PAGE'],
    [200, 'text/html', html('<div id="root"></div><script src="/app.js"></script>'), 'NEEDS_SCRIPT'],
    [200, 'text/html', html('<p>Hi</p>'), 'NO_TEXT'],
    [200, 'text/html', 'x'.repeat(1_100_000), 'TOO_LARGE'],
  ])('%s %s: says why it cannot be read', async (...[status, mediaType, body, failureCode]) => {
    const host = await serve(
      (_request, response) => void response.writeHead(status, { 'content-type': mediaType }).end(body),
    );
    expect((await readPage(host)).document).toMatchObject({ status: 'failed', failureCode });
  });

  test('nobody at the address', async () => {
    expect((await readPage('127.0.0.1:9')).document).toMatchObject({ failureCode: 'UNREACHABLE' });
  });

  test('read again it says what changed; a page that is gone for now keeps what it said', async () => {
    let body = '<p>Monday to Thursday from eight to six, as always.</p><h2>Holidays</h2><p>None are planned.</p>';
    const host = await serve((_request, response) => {
      if (body === '') response.writeHead(500).end();
      else response.setHeader('content-type', 'text/html').end(html(body));
    });
    const { document } = await readPage(host);
    const id = document?.id ?? expect.fail('it is there');
    const again = async () => {
      await world.db.forWorkspace(workspaceId, (tx) => askForReading(tx, id, clock.now()));
      return read(id, { allowPrivate: [host] });
    };
    expect((await again()).document).toMatchObject({ status: 'ready', version: 1, change: { added: 2, removed: 0 } });
    body = body.replace('None are planned.', 'Closed in August.');
    expect((await again()).document).toMatchObject({
      version: 2,
      change: { added: 1, removed: 1, addedTexts: ['Closed in August.'], removedTexts: ['None are planned.'] },
    });
    body = '';
    const gone = await again();
    expect(gone.document).toMatchObject({ status: 'failed', failureCode: 'UNREACHABLE', version: 2 });
    expect(gone.passages.map(({ text }) => text)).toContain('Closed in August.');
  });
});

describe('meaning', () => {
  const embedder = (embed: Embedder['embed']): Embedder => ({ model: 'fake', embed, close() {} });
  const towards = (dimension: number) => Array.from({ length: DIMENSIONS }, (_, at) => (at === dimension ? 1 : 0));

  test('is asked for each passage where somebody says it', async () => {
    const asked: string[] = [];
    const { document } = await readFile('csv', 'name,price\nCrown,690\nCleaning,75\n', {
      embedder: embedder(async (text) => {
        asked.push(text);
        return towards(text.includes('Crown') ? 1 : 2);
      }),
    });
    expect(asked.sort()).toEqual(['A document\nname: Cleaning. price: 75.', 'A document\nname: Crown. price: 690.']);
    expect(document).toMatchObject({ status: 'ready', vectorModel: 'fake' });
    const scope = { documents: [document?.id ?? expect.fail()], collections: [] };
    const found = await world.db.forWorkspace(workspaceId, (tx) =>
      searchKnowledge(tx, { text: '', meaning: { model: 'fake', vector: towards(2) }, scope, limit: 5 }),
    );
    expect(found).toMatchObject([{ text: 'name: Cleaning. price: 75.', similarity: 1 }]);
  });

  test('that nobody says now is made up for by the next reading', async () => {
    const id = await add({ kind: 'text' }, 'We are open.');
    const failing = embedder(() => Promise.reject(new Error('away')));
    expect((await read(id, { embedder: failing })).document).toMatchObject({ status: 'ready', vectorModel: null });
    const again = await read(id, { embedder: embedder(async () => towards(1)) });
    expect(again.document).toMatchObject({ status: 'ready', vectorModel: 'fake' });
  });
});

test('a document that was deleted meanwhile is nobody’s business', async () => {
  await expect(read(newId('knowledgeDocument'))).resolves.toEqual({ document: undefined, passages: [] });
});
