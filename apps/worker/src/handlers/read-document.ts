import { createHash } from 'node:crypto';
import type { Db, Tx } from '@aybiza/db/client';
import {
  beginReading,
  KNOWLEDGE_LIMITS,
  type KnowledgeDocument,
  noteGivenUp,
  noteRead,
  noteUnreadable,
  sumUpKnowledge,
} from '@aybiza/db/knowledge-documents';
import { listPassages, replacePassages } from '@aybiza/db/knowledge-passages';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { JobPayloads } from '@aybiza/jobs';
import type { Embedder } from '@aybiza/providers/embedding/port';
import type { SafeFetch } from '@aybiza/safe-fetch';
import type { Storage } from '@aybiza/storage';
import { type JobHandler, nothingToDo, type TryResult } from '../job-handler.ts';
import type { Read } from '../knowledge/block.ts';
import { type Cut, cutBlocks, MOST_PASSAGES } from '../knowledge/cut-blocks.ts';
import { detectLanguage } from '../knowledge/detect-language.ts';
import { embedAll } from '../knowledge/embed-all.ts';
import type { ReadingLimits } from '../knowledge/read-apart.ts';
import { readSource } from '../knowledge/read-source.ts';
import { tellChange } from '../knowledge/tell-change.ts';
import { Unreadable } from '../knowledge/unreadable.ts';
import type { ModelDoor } from '../models/open-model.ts';

type Payload = JobPayloads['read-document'];

export interface ReadDocumentWorld {
  readonly db: Db;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  /** For pages: with a limit of what a page may have. */
  readonly fetch: SafeFetch;
  readonly openModel: ModelDoor;
  readonly limits?: ReadingLimits;
}

interface Reading {
  readonly document: KnowledgeDocument;
  readonly workspaceId: WorkspaceId;
  readonly signal: AbortSignal;
}

/** Reads a document and puts its passages in place of those it had; what cannot be read says why, and keeps them. */
export function createReadDocument(world: ReadDocumentWorld): JobHandler<Payload> {
  return {
    async run({ workspaceId, payload: { documentId }, signal }) {
      const document = await world.db.forWorkspace(workspaceId, (tx) => beginReading(tx, documentId));
      if (document === undefined) return nothingToDo;
      try {
        return await read(world, { document, workspaceId, signal });
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        const { failure } = error;
        return { status: 'done', effect: (tx) => noteUnreadable(tx, documentId, failure) };
      }
    },
    onGivenUp: (tx, { documentId }) => noteGivenUp(tx, documentId),
  };
}

async function read(world: ReadDocumentWorld, reading: Reading): Promise<TryResult> {
  const { document, workspaceId, signal } = reading;
  const found = await readSource(document, { ...world, signal });
  const cuts = cutBlocks(found.blocks);
  const language = languageOf(document, found);
  const title = document.kind === 'page' && document.version === 0 ? titleOf(document, found) : document.title;
  const { embedder, close } = await world.openModel(workspaceId);
  try {
    const vectorModel = embedder?.model ?? null;
    const contentHash = hashOf(cuts, [language, vectorModel]);
    const readAt = world.clock.now();
    const facts = { contentHash, language, readAt, bytes: found.bytes, title };
    if (contentHash === document.contentHash)
      return {
        status: 'done',
        effect: (tx) => noteUnchanged(tx, document, { ...facts, vectorModel: document.vectorModel }),
      };
    const vectors = await understand(cuts, world, { ...reading, title, embedder });
    const known = vectors === undefined ? null : vectorModel;
    return {
      status: 'done',
      async effect(tx) {
        if (await isFull(tx, document, cuts.length)) return noteUnreadable(tx, document.id, 'WORKSPACE_FULL');
        const change = tellChange(await listPassages(tx, document.id, { limit: MOST_PASSAGES }), cuts);
        const passages = cuts.map((cut, at) => ({
          ...cut,
          ...(vectors === undefined ? {} : { vector: vectors[at] ?? [] }),
        }));
        const rows = { version: document.version + 1, title, language, vectorModel: known, passages };
        const words = await replacePassages(tx, document.id, rows);
        // Without all meanings it is not what it could be: the next reading tries again.
        const isWhole = known === vectorModel;
        await noteRead(tx, document.id, {
          ...facts,
          ...(isWhole ? {} : { contentHash: '' }),
          vectorModel: known,
          change,
          passages: cuts.length,
          words,
        });
      },
    };
  } finally {
    await close();
  }
}

async function noteUnchanged(
  tx: Tx,
  { id, passages }: KnowledgeDocument,
  facts: Omit<Parameters<typeof noteRead>[2], 'passages' | 'words'>,
): Promise<void> {
  await noteRead(tx, id, { ...facts, passages });
}

/** What the passages mean; undefined when nobody says, or whoever does cannot now. They are found by their words all the same. */
async function understand(
  cuts: readonly Cut[],
  { clock, logger }: ReadDocumentWorld,
  { embedder, workspaceId, signal, title }: Reading & { title: string; embedder: Embedder | undefined },
): Promise<(readonly number[])[] | undefined> {
  if (embedder === undefined) return undefined;
  try {
    return await embedAll(cuts, embedder, { title, clock, signal });
  } catch (error) {
    signal.throwIfAborted();
    logger.warn({ workspaceId, personal: errorMessage(error) }, 'passages are found by their words only');
    return undefined;
  }
}

async function isFull(tx: Tx, { passages: had }: KnowledgeDocument, has: number): Promise<boolean> {
  const { passages } = await sumUpKnowledge(tx);
  return passages - had + has > KNOWLEDGE_LIMITS.passages;
}

function languageOf({ wantedLanguage }: KnowledgeDocument, { blocks, language }: Read) {
  if (wantedLanguage !== 'auto') return wantedLanguage;
  return detectLanguage(
    blocks
      .slice(0, 500)
      .map(({ text }) => text)
      .join('\n'),
    language,
  );
}

const MAX_TITLE_LENGTH = 200;

/** A page that nobody gave a name is called as it calls itself. */
function titleOf({ title, address }: KnowledgeDocument, { title: own = '' }: Read): string {
  const isNamed = address === null || title !== address;
  const said = own.replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE_LENGTH);
  return isNamed || said === '' ? title : said;
}

function hashOf(cuts: readonly Cut[], about: readonly (string | null)[]): string {
  return createHash('sha256')
    .update(JSON.stringify([about, cuts]))
    .digest('hex');
}
