// What a caller waits for while something is looked up: a question among 50,000 passages of a workspace, by its words, by its meaning and by
// both; and what a worker takes to read a PDF file of 100 pages. An embedded PostgreSQL of its own, set up as the product sets it up, in a
// temporary folder that is removed; meanings are made up, for no vendor is asked.
// Usage: node bench/knowledge.mjs [passages=50000]   (about three minutes)
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { register } from 'tsx/esm/api';
import { readCount } from './lib/arguments.mjs';
import { describeMachine } from './lib/machine.mjs';
import { percentile, printRows, round } from './lib/stats.mjs';

register();
const { createDb } = await import('@aybiza/db/client');
const { startEmbeddedPostgres } = await import('@aybiza/db/embedded');
const { migrateDatabase } = await import('@aybiza/db/migrate');
const { addDocument, findDocument, noteRead } = await import('@aybiza/db/knowledge-documents');
const { replacePassages } = await import('@aybiza/db/knowledge-passages');
const { searchKnowledge } = await import('@aybiza/db/search-knowledge');
const { seedWorkspace } = await import('@aybiza/db/testing/seed');
const { systemClock } = await import('@aybiza/foundation/clock');
const { silentLogger } = await import('@aybiza/foundation/logger');
const { newId } = await import('@aybiza/foundation/new-id');
const { createFolderStorage } = await import('@aybiza/storage');
const { createReadDocument } = await import('../apps/worker/src/handlers/read-document.ts');
const { makePdf } = await import('../apps/worker/src/testing/make-pdf.ts');

const PASSAGES = readCount(0, { name: 'passages', usual: 50_000 });
const A_DOCUMENT = 1_000;
const WORDS = 20_000;
const DIMENSIONS = 256;
const TOPICS = 400;
const QUESTIONS = 60;
const QUESTION_GOAL_MS = 300;
const PDF = { pages: 100, lines: 48, goalS: 30 };
const MODEL = 'bench';

const random = seeded(7);
const vocabulary = Array.from({ length: WORDS }, () => aWord());
const topics = Array.from({ length: TOPICS }, () => unit(() => random() - 0.5));

const dataDir = await mkdtemp(join(tmpdir(), 'aybiza-knowledge-'));
const server = await startEmbeddedPostgres({ dataDir });
let db;
try {
  await migrateDatabase(server);
  db = createDb({ url: server.appUrl });
  const workspaceId = await seedWorkspace(db, 'bench');
  const filledS = await fill(workspaceId);
  const rows = [...(await measureQuestions(workspaceId)), await measurePdf(workspaceId)];
  console.log(describeMachine());
  console.log(
    `${PASSAGES} passages, read in within ${round(filledS)} s; ${QUESTIONS} questions each, after the first ones`,
  );
  printRows(rows);
  process.exitCode = rows.some((row) => row[''] === 'FAIL') ? 1 : 0;
} finally {
  await db?.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
  if (server.dataDir !== dataDir) await rm(server.dataDir, { recursive: true, force: true });
}

/** Gives how many seconds it took. */
async function fill(workspaceId) {
  const startedAt = performance.now();
  for (let at = 0; at < PASSAGES; at += A_DOCUMENT) {
    const id = newId('knowledgeDocument');
    const title = `${vocabulary[at % WORDS]} ${vocabulary[(at * 7) % WORDS]}`;
    const passages = Array.from({ length: Math.min(A_DOCUMENT, PASSAGES - at) }, () => {
      const topic = topics[Math.floor(random() * TOPICS)];
      return {
        heading: sentence(4),
        page: null,
        text: sentence(90),
        vector: unit((place) => topic[place] + 0.1 * (random() - 0.5)),
      };
    });
    await db.forWorkspace(workspaceId, async (tx) => {
      await addDocument(tx, { id, title, kind: 'text', collectionId: null, wantedLanguage: 'english' });
      const rows = { version: 1, title, language: 'english', vectorModel: MODEL, passages };
      const words = await replacePassages(tx, id, rows);
      const facts = { contentHash: id, language: 'english', readAt: Date.now(), vectorModel: MODEL };
      await noteRead(tx, id, { ...facts, passages: passages.length, words });
    });
  }
  return (performance.now() - startedAt) / 1_000;
}

async function measureQuestions(workspaceId) {
  const ways = {
    'by words': (text) => ({ text }),
    'by words, the commonest': () => ({ text: `what do you have about ${vocabulary.slice(0, 8).join(' ')}` }),
    'by meaning': (_text, meaning) => ({ text: '', meaning }),
    joined: (text, meaning) => ({ text, meaning }),
  };
  const rows = [];
  for (const [what, toQuestion] of Object.entries(ways)) {
    const times = [];
    for (let asked = 0; asked < QUESTIONS + 5; asked += 1) {
      const meaning = { model: MODEL, vector: unit((place) => topics[asked % TOPICS][place] + 0.1 * (random() - 0.5)) };
      const question = toQuestion(`what about ${sentence(8)}`, meaning);
      const startedAt = performance.now();
      await db.forWorkspace(workspaceId, (tx) => searchKnowledge(tx, { ...question, limit: 6 }));
      if (asked >= 5) times.push(performance.now() - startedAt);
    }
    const p95 = percentile(times, 0.95);
    rows.push({
      what: `a question ${what}`,
      p50: `${round(percentile(times, 0.5))} ms`,
      p95: `${round(p95)} ms`,
      goal: `${QUESTION_GOAL_MS} ms`,
      '': p95 <= QUESTION_GOAL_MS ? 'pass' : 'FAIL',
    });
  }
  return rows;
}

/** As the worker does the job, to the last row; with how far the process has grown meanwhile. */
async function measurePdf(workspaceId) {
  const storage = createFolderStorage({ folder: join(dataDir, 'files') });
  const bytes = makePdf(
    Array.from({ length: PDF.pages }, (_, page) => [
      { text: `Chapter ${page + 1}`, size: 18 },
      ...Array.from({ length: PDF.lines }, () => ({ text: sentence(11) })),
    ]),
  );
  const id = newId('knowledgeDocument');
  const storageKey = `${workspaceId}/knowledge/${id}/1`;
  await storage.put(storageKey, bytes);
  const document = { id, title: 'Bench', kind: 'pdf', collectionId: null, wantedLanguage: 'auto', storageKey };
  await db.forWorkspace(workspaceId, (tx) => addDocument(tx, document));
  const clock = systemClock();
  const world = { db, storage, clock, logger: silentLogger(), fetch: undefined, model: undefined };
  const job = createReadDocument({ ...world, openOwn: async () => undefined });
  const before = process.memoryUsage.rss();
  let most = before;
  const watching = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  const startedAt = performance.now();
  const signal = new AbortController().signal;
  const result = await job.run({
    id: newId('outbox'),
    workspaceId,
    payload: { documentId: id },
    isLastTry: true,
    signal,
  });
  await db.forWorkspace(workspaceId, (tx) => result.effect(tx));
  const seconds = (performance.now() - startedAt) / 1_000;
  clearInterval(watching);
  const read = await db.forWorkspace(workspaceId, (tx) => findDocument(tx, id));
  if (read?.status !== 'ready') throw new Error(`the PDF was not read: ${read?.failureCode}`);
  return {
    what: `reading a PDF of ${PDF.pages} pages (${read.passages} passages)`,
    p50: `${round(seconds)} s`,
    p95: `${Math.round((most - before) / 1024 / 1024)} MB more`,
    goal: `${PDF.goalS} s`,
    '': seconds <= PDF.goalS ? 'pass' : 'FAIL',
  };
}

/** Words by Zipf's law, as people use them: few of them nearly always. */
function sentence(words) {
  return Array.from({ length: words }, () => vocabulary[Math.floor(WORDS ** random()) - 1]).join(' ');
}

function aWord() {
  const syllables = ['ka', 'lo', 'mi', 're', 'su', 'ten', 'vor', 'da', 'ne', 'pi', 'gra', 'hul', 'zet', 'bon'];
  return Array.from(
    { length: 2 + Math.floor(random() * 3) },
    () => syllables[Math.floor(random() * syllables.length)],
  ).join('');
}

function unit(partAt) {
  const parts = Array.from({ length: DIMENSIONS }, (_, place) => partAt(place));
  const length = Math.hypot(...parts);
  return parts.map((part) => part / length);
}

/** The same numbers at every run (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
