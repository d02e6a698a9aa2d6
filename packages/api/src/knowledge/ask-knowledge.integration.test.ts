import { createPostgresBus } from '@aybiza/backbone/bus/postgres';
import { type AnswerReply, type QuestionTrial, questionTrialSchema } from '@aybiza/backbone/trials/question-trial';
import { listenForTrials } from '@aybiza/backbone/trials/trials';
import { createAgent } from '@aybiza/db/agents';
import { createFlow } from '@aybiza/db/flows';
import { addDocument, noteRead } from '@aybiza/db/knowledge-documents';
import { replacePassages } from '@aybiza/db/knowledge-passages';
import { smallFlow } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { consumeSingleUseToken } from '@aybiza/db/tokens';
import { type Flow, flowSchema } from '@aybiza/flow';
import type { KnowledgeDocumentId, WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
let testApi: TestApi;
let workspaceId: WorkspaceId;
let editor: Credentials;
let documentId: KnowledgeDocumentId;
let asked: QuestionTrial[] = [];
let answer: AnswerReply = { status: 'notFound', isPractice: true, ms: 1 };
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  testApi = await startTestApi(world);
  workspaceId = await testApi.workspace('asking');
  editor = (await testApi.person('editor', [{ workspaceId, role: 'editor' }])).credentials;
  documentId = await addText('Prices', ['A zirconia crown costs 812 pounds.', 'A check-up costs 40 pounds.']);
  await addText('Secret', ['A zirconia crown costs us 100 pounds.']);
  const bus = createPostgresBus({ url: world.place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  // As a voice process answers, without its model.
  const stop = await listenForTrials(bus, 'question-trial', {
    async onAsked({ token }) {
      const wanted = await consumeSingleUseToken(world.db, { secret: token, purpose: 'question-trial' });
      const trial = questionTrialSchema.parse(wanted?.payload);
      asked.push(trial);
      return trial.type === 'meaning' ? { meaning: null } : answer;
    },
    onError: () => {},
  });
  closing.push(
    stop,
    () => bus.close(),
    () => testApi.stop(),
  );
});
beforeEach(() => {
  asked = [];
});
afterAll(async () => {
  for (const close of closing) await close();
});

async function addText(title: string, texts: readonly string[]): Promise<KnowledgeDocumentId> {
  const id = newId('knowledgeDocument');
  const document = { id, title, kind: 'text', collectionId: null, wantedLanguage: 'english' } as const;
  await world.db.forWorkspace(workspaceId, async (tx) => {
    await addDocument(tx, document);
    const passages = texts.map((text) => ({ heading: '', page: null, text }));
    const rows = { version: 1, title, language: 'english', vectorModel: null, passages } as const;
    const words = await replacePassages(tx, id, rows);
    const facts = { contentHash: '', language: 'english', readAt: 1, vectorModel: null } as const;
    await noteRead(tx, id, { ...facts, passages: texts.length, words });
  });
  return id;
}

/** An agent that answers from the price list and from a document of its own. */
function addAgent() {
  const drawn = flowSchema.parse(smallFlow('Hello.'));
  const node = { kind: 'answer', label: 'Answer', position: { x: 0, y: 0 }, data: {} };
  const flow: Flow = flowSchema.parse({
    ...drawn,
    settings: { ...drawn.settings, persona: 'You are Ada.', language: 'en-GB' },
    knowledge: { own: { title: 'House rules', text: 'A crown takes two visits.' } },
    nodes: { ...drawn.nodes, tell: { ...node, data: { documents: [documentId], instructions: 'Be brief.' } } },
  });
  return world.db.forWorkspace(workspaceId, async (tx) => {
    const { id } = await createAgent(tx, { name: 'Ada' });
    await createFlow(tx, { agentId: id, document: flow, name: 'Ada' });
    return id;
  });
}

const QUESTION = 'What does a zirconia crown cost?';

test('an agent answers from what its steps name and from its own documents, in its manner', async () => {
  answer = { status: 'answered', text: 'It costs 812 pounds.', cited: [0], isPractice: false, ms: 700 };
  const { body } = await testApi.call('knowledge.ask', { question: QUESTION, agentId: await addAgent() }, editor);
  expect(body).toEqual({
    byMeaning: false,
    answer: { status: 'answered', text: 'It costs 812 pounds.', isPractice: false, ms: 700 },
    passages: [
      expect.objectContaining({ title: 'Prices', documentId, isCited: true }),
      {
        id: null,
        documentId: null,
        title: 'House rules',
        heading: '',
        page: null,
        isCited: false,
        text: 'A crown takes two visits.',
      },
      expect.objectContaining({ title: 'Prices', documentId, isCited: false }),
    ],
  });
  expect(asked.at(-1)).toMatchObject({
    type: 'answer',
    question: QUESTION,
    persona: 'You are Ada.',
    language: 'en-GB',
    instructions: 'Be brief.',
  });
  expect(JSON.stringify(asked)).not.toContain('100 pounds');
});

test('no model is asked where there is nothing to answer from', async () => {
  const { body } = await testApi.call('knowledge.ask', { question: 'Teeth whitening?' }, editor);
  expect(body).toEqual({ byMeaning: false, answer: { status: 'nothingFound' }, passages: [] });
  expect(asked.map(({ type }) => type)).toEqual(['meaning']);
});

test('a reason that nobody knows is a failure', async () => {
  answer = { status: 'failed', reason: 'moonshine', isPractice: false };
  const { body } = await testApi.call('knowledge.ask', { question: QUESTION }, editor);
  expect(body).toMatchObject({ answer: { status: 'failed', reason: 'failed', isPractice: false } });
});
