import {
  type KnowledgeCollectionId,
  type KnowledgeDocumentId,
  knowledgeCollectionIdSchema,
  knowledgeDocumentIdSchema,
  type WorkspaceId,
  workspaceIdSchema,
} from '@aybiza/foundation/ids';
import { z } from 'zod';
import { momentColumn, parseStored, storableText, toJsonColumn } from './columns.ts';
import { clientOf, type Db, lookupOf, type Tx } from './transaction.ts';

/** What one workspace may have. */
export const KNOWLEDGE_LIMITS = {
  documents: 2_000,
  passages: 100_000,
  /** Of all files together. */
  bytes: 1024 * 1024 * 1024,
} as const;

export const knowledgeKindSchema = z.enum(['text', 'markdown', 'pdf', 'csv', 'page']);
export type KnowledgeKind = z.output<typeof knowledgeKindSchema>;

/** PostgreSQL's names of the languages whose words it knows the endings of; `simple`: any other. */
export const knowledgeLanguageSchema = z.enum([
  'simple',
  'english',
  'german',
  'french',
  'spanish',
  'italian',
  'dutch',
  'portuguese',
]);
export type KnowledgeLanguage = z.output<typeof knowledgeLanguageSchema>;

/** Why a document could not be read, as far as whoever brought it can do something about it. */
export const knowledgeFailureSchema = z.enum([
  'NO_TEXT',
  'EMPTY',
  'ENCRYPTED',
  'DAMAGED',
  'TOO_LARGE',
  'TOO_MANY_PAGES',
  'TOO_MANY_PASSAGES',
  'TOO_HARD',
  'WRONG_CHARSET',
  'ADDRESS_REFUSED',
  'UNREACHABLE',
  'NOT_THERE',
  'NOT_ALLOWED',
  'NOT_A_PAGE',
  'NEEDS_SCRIPT',
  'WORKSPACE_FULL',
  'GIVEN_UP',
]);
export type KnowledgeFailure = z.output<typeof knowledgeFailureSchema>;

const changeSchema = z.object({
  added: z.int(),
  removed: z.int(),
  /** The beginnings of some of them. */
  addedTexts: z.array(z.string()),
  removedTexts: z.array(z.string()),
});
/** What a reading changed, in passages. */
export type KnowledgeChange = z.output<typeof changeSchema>;

const documentSchema = z
  .object({
    id: knowledgeDocumentIdSchema,
    collectionId: knowledgeCollectionIdSchema.nullable(),
    title: z.string(),
    kind: knowledgeKindSchema,
    fileName: z.string().nullable(),
    address: z.string().nullable(),
    storageKey: z.string().nullable(),
    bytes: z.int(),
    wantedLanguage: z.union([z.literal('auto'), knowledgeLanguageSchema]),
    language: knowledgeLanguageSchema,
    refreshesDaily: z.boolean(),
    status: z.enum(['waiting', 'reading', 'ready', 'failed']),
    failureCode: knowledgeFailureSchema.nullable(),
    version: z.int(),
    contentHash: z.string().nullable(),
    passages: z.int(),
    vectorModel: z.string().nullable(),
    changeDocument: changeSchema.nullable(),
    askedAt: momentColumn,
    readAt: momentColumn.nullable(),
    changedAt: momentColumn.nullable(),
    createdAt: momentColumn,
  })
  .transform(({ changeDocument: change, ...document }) => ({ ...document, change }));
/** A file or page that agents answer from. */
export type KnowledgeDocument = z.output<typeof documentSchema>;

/** By title. */
export async function listDocuments(tx: Tx): Promise<KnowledgeDocument[]> {
  const rows = await clientOf(tx).knowledgeDocument.findMany({
    where: { workspaceId: tx.workspaceId },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
  });
  return parseStored(z.array(documentSchema), rows);
}

export async function findDocument(tx: Tx, id: KnowledgeDocumentId): Promise<KnowledgeDocument | undefined> {
  const row = await clientOf(tx).knowledgeDocument.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : parseStored(documentSchema, row);
}

/** What all documents of the workspace come to. */
export async function sumUpKnowledge(tx: Tx): Promise<{ documents: number; passages: number; bytes: number }> {
  const { _count, _sum } = await clientOf(tx).knowledgeDocument.aggregate({
    where: { workspaceId: tx.workspaceId },
    _count: { _all: true },
    _sum: { passages: true, bytes: true },
  });
  return { documents: _count._all, passages: _sum.passages ?? 0, bytes: _sum.bytes ?? 0 };
}

export interface NewKnowledgeDocument {
  /** Made before, because the file is stored under it. */
  id: KnowledgeDocumentId;
  title: string;
  kind: KnowledgeKind;
  collectionId: KnowledgeCollectionId | null;
  wantedLanguage: KnowledgeDocument['wantedLanguage'];
  fileName?: string;
  address?: string;
  storageKey?: string;
  bytes?: number;
  refreshesDaily?: boolean;
}

/** Notes a document that is still to be read. */
export async function addDocument(tx: Tx, document: NewKnowledgeDocument): Promise<void> {
  await clientOf(tx).knowledgeDocument.create({ data: { ...storable(document), workspaceId: tx.workspaceId } });
}

/** Names come from files and people, and may hold anything. */
function storable<Fields extends { title?: string; fileName?: string; address?: string }>(fields: Fields): Fields {
  const { title, fileName, address } = fields;
  return {
    ...fields,
    ...(title === undefined ? {} : { title: storableText(title) }),
    ...(fileName === undefined ? {} : { fileName: storableText(fileName) }),
    ...(address === undefined ? {} : { address: storableText(address) }),
  };
}

export interface DocumentChanges {
  title?: string;
  collectionId?: KnowledgeCollectionId | null;
  wantedLanguage?: KnowledgeDocument['wantedLanguage'];
  refreshesDaily?: boolean;
}

export async function changeDocument(tx: Tx, id: KnowledgeDocumentId, changes: DocumentChanges): Promise<void> {
  await clientOf(tx).knowledgeDocument.updateMany({
    where: { workspaceId: tx.workspaceId, id },
    data: storable(changes),
  });
}

/** Another file takes the place of a document's own; until it was read, its passages stay what they are. */
export async function replaceFile(
  tx: Tx,
  id: KnowledgeDocumentId,
  file: { kind: KnowledgeKind; fileName: string; storageKey: string; bytes: number },
): Promise<void> {
  await clientOf(tx).knowledgeDocument.updateMany({ where: { workspaceId: tx.workspaceId, id }, data: storable(file) });
}

/** It waits to be read, from now on. */
export async function askForReading(tx: Tx, id: KnowledgeDocumentId, now: number): Promise<void> {
  await clientOf(tx).knowledgeDocument.updateMany({
    where: { workspaceId: tx.workspaceId, id },
    data: { status: 'waiting', failureCode: null, askedAt: new Date(now) },
  });
}

/** Somebody reads it. Undefined when it is gone. */
export async function beginReading(tx: Tx, id: KnowledgeDocumentId): Promise<KnowledgeDocument | undefined> {
  await clientOf(tx).knowledgeDocument.updateMany({
    where: { workspaceId: tx.workspaceId, id },
    data: { status: 'reading' },
  });
  return findDocument(tx, id);
}

/** It could not be read; what was read before stays. */
export async function noteUnreadable(tx: Tx, id: KnowledgeDocumentId, failureCode: KnowledgeFailure): Promise<void> {
  await clientOf(tx).knowledgeDocument.updateMany({
    where: { workspaceId: tx.workspaceId, id },
    data: { status: 'failed', failureCode },
  });
}

/** It was given up while it was being read; whoever has said why already has the better reason. */
export async function noteGivenUp(tx: Tx, id: KnowledgeDocumentId): Promise<void> {
  await clientOf(tx).knowledgeDocument.updateMany({
    where: { workspaceId: tx.workspaceId, id, status: { in: ['waiting', 'reading'] } },
    data: { status: 'failed', failureCode: 'GIVEN_UP' },
  });
}

export interface ReadDocument {
  contentHash: string;
  language: KnowledgeLanguage;
  /** Epoch milliseconds. */
  readAt: number;
  vectorModel: string | null;
  /** Absent when nothing is new. */
  change?: KnowledgeChange;
  passages: number;
  /** As `replacePassages` gave it. */
  words?: number;
  /** Of a page that has a better one than its address. */
  title?: string;
  /** Of the file that was kept. */
  bytes?: number;
}

/** It was read. A reading that brought something new makes it another version. */
export async function noteRead(tx: Tx, id: KnowledgeDocumentId, read: ReadDocument): Promise<void> {
  const { change, readAt, title, ...facts } = read;
  const news =
    change === undefined
      ? {}
      : { version: { increment: 1 }, changedAt: new Date(readAt), changeDocument: toJsonColumn(change) };
  await clientOf(tx).knowledgeDocument.updateMany({
    where: { workspaceId: tx.workspaceId, id },
    data: {
      ...facts,
      ...news,
      ...(title === undefined ? {} : { title: storableText(title) }),
      readAt: new Date(readAt),
      status: 'ready',
      failureCode: null,
    },
  });
}

/** With its passages. Its file is the caller's business. */
export async function deleteDocument(tx: Tx, id: KnowledgeDocumentId): Promise<void> {
  await clientOf(tx).knowledgeDocument.deleteMany({ where: { workspaceId: tx.workspaceId, id } });
}

const dueSchema = z
  .object({ workspace_id: workspaceIdSchema, document_id: knowledgeDocumentIdSchema })
  .transform(({ workspace_id: workspaceId, document_id: id }) => ({ workspaceId, id }));

/** Pages of every workspace that are read again daily, and were last asked for before a moment (epoch ms). */
export async function listDailyDocuments(
  db: Db,
  { askedBefore, limit }: { askedBefore: number; limit: number },
): Promise<{ workspaceId: WorkspaceId; id: KnowledgeDocumentId }[]> {
  const rows = await lookupOf(
    db,
  )`SELECT * FROM list_daily_knowledge(${new Date(askedBefore)}::timestamptz, ${limit}::integer)`;
  return parseStored(z.array(dueSchema), rows);
}

/** Of several workers that find a page due, one asks for it. */
export async function claimDaily(
  tx: Tx,
  id: KnowledgeDocumentId,
  { askedBefore, now }: { askedBefore: number; now: number },
): Promise<boolean> {
  const { count } = await clientOf(tx).knowledgeDocument.updateMany({
    where: { workspaceId: tx.workspaceId, id, refreshesDaily: true, askedAt: { lt: new Date(askedBefore) } },
    data: { status: 'waiting', failureCode: null, askedAt: new Date(now) },
  });
  return count > 0;
}
