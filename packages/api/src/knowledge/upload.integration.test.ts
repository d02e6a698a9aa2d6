import { findDocument } from '@aybiza/db/knowledge-documents';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { knowledgeDocumentIdSchema, type WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Credentials, nobody, startTestApi, type TestApi } from '../testing/start-test-api.ts';
import { MAX_FILE_BYTES } from './knowledge.schema.ts';

const world = useDatabase();
let testApi: TestApi;
let workspaceId: WorkspaceId;
let editor: Credentials;
let viewer: Credentials;

beforeAll(async () => {
  testApi = await startTestApi(world);
  workspaceId = await testApi.workspace('uploads');
  editor = (await testApi.person('editor', [{ workspaceId, role: 'editor' }])).credentials;
  viewer = (await testApi.person('viewer', [{ workspaceId, role: 'viewer' }])).credentials;
});
afterAll(() => testApi.stop());

const ADD = 'POST /knowledge/documents';
const keptFiles = () => testApi.storage.list(`${workspaceId}/knowledge/`);
const addedSchema = z.object({ documentId: knowledgeDocumentIdSchema });

async function documentOf(body: unknown) {
  const { documentId } = addedSchema.parse(body);
  const found = await world.db.forWorkspace(workspaceId, (tx) => findDocument(tx, documentId));
  if (found === undefined) throw new Error('it was added');
  return found;
}

/** So many zeros as they are asked for, and how many were. */
function zeros(bytes: number, piece = 1024 * 1024) {
  const sent = { bytes: 0 };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const next = Math.min(piece, bytes - sent.bytes);
        if (next === 0) return controller.close();
        sent.bytes += next;
        controller.enqueue(new Uint8Array(next));
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, sent };
}

describe('a file', () => {
  test('is kept byte for byte, with the name and the title that stand in the address', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const query = new URLSearchParams({ fileName: 'Prix & café.txt', title: 'Préparation', language: 'french' });
    const { status, body } = await testApi.upload(`${ADD}?${query}`, editor, bytes);
    expect(status).toBe(200);
    const document = await documentOf(body);
    expect(document).toMatchObject({
      title: 'Préparation',
      fileName: 'Prix & café.txt',
      kind: 'text',
      wantedLanguage: 'french',
      bytes: 256,
      status: 'waiting',
    });
    expect(await testApi.storage.get(document.storageKey ?? '')).toEqual(Buffer.from(bytes));
  });

  test('of 25 MB is taken, and takes the place of another', async () => {
    const { body } = await testApi.upload(`${ADD}?fileName=a.txt`, editor, 'small');
    const before = await documentOf(body);
    const { stream } = zeros(MAX_FILE_BYTES);
    const path = `/knowledge/documents/${before.id}/file?fileName=b.pdf`;
    expect(await testApi.upload(`PUT ${path}`, editor, stream)).toMatchObject({ status: 200, body: {} });
    const after = await documentOf({ documentId: before.id });
    expect(after).toMatchObject({ fileName: 'b.pdf', kind: 'pdf', bytes: MAX_FILE_BYTES, status: 'waiting' });
    expect(await keptFiles()).not.toContain(before.storageKey);
  });

  test('comes to REST by a key, too', async () => {
    const key = await testApi.key(workspaceId, ['knowledge:write']);
    const request = new Request('http://127.0.0.1:3000/api/rest/knowledge/documents?fileName=a.md', {
      method: 'POST',
      headers: key,
      body: '# Hello',
    });
    const response = await testApi.api.handleRest(request);
    expect(await documentOf(await response.json())).toMatchObject({ title: 'a', kind: 'markdown', bytes: 7 });
  });
});

describe('nothing is kept, and nothing more is read,', () => {
  const refused = async (route: string, as: Credentials, file: ReadableStream<Uint8Array> | string) => {
    const before = await keptFiles();
    const { status, code } = await testApi.upload(route, as, file);
    expect(await keptFiles()).toEqual(before);
    return [status, code];
  };

  test('of a file that says it is too large', async () => {
    const { stream, sent } = zeros(10);
    const as = { ...editor, 'content-length': String(MAX_FILE_BYTES + 1) };
    expect(await refused(`${ADD}?fileName=a.txt`, as, stream)).toEqual([413, 'BODY_TOO_LARGE']);
    expect(sent.bytes).toBe(0);
  });

  test('of a file that turns out to be too large', async () => {
    const { stream, sent } = zeros(10 * MAX_FILE_BYTES);
    expect(await refused(`${ADD}?fileName=a.txt`, editor, stream)).toEqual([413, 'BODY_TOO_LARGE']);
    expect(sent.bytes).toBeLessThan(MAX_FILE_BYTES + 4 * 1024 * 1024);
  });

  test('of a file from whoever may not add one', async () => {
    for (const [as, wanted] of [
      [nobody, [401, 'UNAUTHENTICATED']],
      [viewer, [403, 'FORBIDDEN']],
      [{ ...editor, origin: 'https://elsewhere.example' }, [403, 'WRONG_ORIGIN']],
    ] as const) {
      const { stream, sent } = zeros(10);
      expect(await refused(`${ADD}?fileName=a.txt`, as, stream)).toEqual(wanted);
      expect(sent.bytes).toBe(0);
    }
  });

  test('of a file that nobody can read', async () => {
    const { stream, sent } = zeros(10);
    expect(await refused(`${ADD}?fileName=a.docx`, editor, stream)).toEqual([422, 'UNKNOWN_FILE']);
    expect(sent.bytes).toBe(0);
  });

  test('of a file for a collection that is not there', async () => {
    const { stream, sent } = zeros(10);
    const route = `${ADD}?fileName=a.txt&collectionId=${newId('knowledgeCollection')}`;
    expect(await refused(route, editor, stream)).toEqual([404, 'NOT_FOUND']);
    expect(sent.bytes).toBe(0);
  });

  test('of a file whose sender goes in the middle', async () => {
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
      pull: (controller) => controller.error(new Error('gone')),
    });
    expect((await refused(`${ADD}?fileName=a.txt`, editor, stream))[0]).toBe(500);
  });

  test('at an address that takes no file', async () => {
    expect(await refused('POST /knowledge/pages', editor, '{}')).toEqual([404, 'NOT_FOUND']);
  });
});

test('the description of the API says that the body is the file', async () => {
  const { body } = await testApi.rest('GET /openapi.json', nobody);
  const shape = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) }).parse(body);
  expect(shape.paths['/knowledge/documents']?.post).toMatchObject({
    requestBody: { required: true, content: { 'application/octet-stream': { schema: { format: 'binary' } } } },
    parameters: expect.arrayContaining([
      expect.objectContaining({ in: 'query', name: 'fileName', required: true }),
      expect.objectContaining({ in: 'query', name: 'title', required: false }),
    ]),
  });
});
