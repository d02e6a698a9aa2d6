import { knowledgeFailureSchema, knowledgeKindSchema, knowledgeLanguageSchema } from '@aybiza/db/knowledge-documents';
import {
  agentIdSchema,
  knowledgeCollectionIdSchema,
  knowledgeDocumentIdSchema,
  knowledgePassageIdSchema,
} from '@aybiza/foundation/ids';
import { tryOutcomeSchema } from '@aybiza/providers/accounts/tried-part';
import { z } from 'zod';

/** Of one file: a thick catalogue with its pictures. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;

const title = z.string().trim().min(1).max(200);
const wantedLanguage = z.union([z.literal('auto'), knowledgeLanguageSchema]);
const moment = z.int();

export const documentInput = z.strictObject({ documentId: knowledgeDocumentIdSchema });
export const collectionInput = z.strictObject({ collectionId: knowledgeCollectionIdSchema });
export const noOutput = z.object({});
export const documentOutput = z.object({ documentId: knowledgeDocumentIdSchema });

const file = {
  fileName: z.string().trim().min(1).max(200),
  content: z
    .custom<AsyncIterable<Uint8Array>>(
      (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
      'Send the file itself as the body of a request to REST or to /api/uploads.',
    )
    .meta({ type: 'string', format: 'binary' }),
};
/** How both come to a procedure. */
export const fileBody = { fileField: 'content', maxBytes: MAX_FILE_BYTES };
export const addFileInput = z.strictObject({
  ...file,
  /** Left out: the file's name without its ending. */
  title: title.optional(),
  collectionId: knowledgeCollectionIdSchema.optional(),
  language: wantedLanguage.default('auto'),
});
export const addPageInput = z.strictObject({
  address: z.url({ protocol: /^https?$/ }).max(2_000),
  /** Left out: as the page calls itself. */
  title: title.optional(),
  collectionId: knowledgeCollectionIdSchema.optional(),
  language: wantedLanguage.default('auto'),
  refreshesDaily: z.boolean().default(false),
});
export const replaceFileInput = z.strictObject({ ...documentInput.shape, ...file });
export const changeDocumentInput = z.strictObject({
  ...documentInput.shape,
  title: title.optional(),
  /** Null: in no collection. */
  collectionId: knowledgeCollectionIdSchema.nullable().optional(),
  language: wantedLanguage.optional(),
  refreshesDaily: z.boolean().optional(),
});

export const knowledgeDocumentSchema = z.object({
  id: knowledgeDocumentIdSchema,
  collectionId: knowledgeCollectionIdSchema.nullable(),
  title: z.string(),
  kind: knowledgeKindSchema,
  fileName: z.string().nullable(),
  address: z.string().nullable(),
  bytes: z.int(),
  wantedLanguage,
  language: knowledgeLanguageSchema,
  refreshesDaily: z.boolean(),
  status: z.enum(['waiting', 'reading', 'ready', 'failed']),
  /** Why it could not be read. What was read before is answered from all the same. */
  failureCode: knowledgeFailureSchema.nullable(),
  version: z.int(),
  passages: z.int(),
  /** Is it found by its meaning as well as by its words? */
  isUnderstood: z.boolean(),
  /** What the last reading that brought something new changed, in passages. */
  change: z
    .object({
      added: z.int(),
      removed: z.int(),
      addedTexts: z.array(z.string()),
      removedTexts: z.array(z.string()),
    })
    .nullable(),
  readAt: moment.nullable(),
  changedAt: moment.nullable(),
  createdAt: moment,
});

export const listKnowledgeOutput = z.object({
  documents: z.array(knowledgeDocumentSchema),
  collections: z.array(z.object({ id: knowledgeCollectionIdSchema, name: z.string() })),
  /** What there is, and what there may be. */
  usage: z.object({ documents: z.int(), passages: z.int(), bytes: z.int() }),
  limits: z.object({ documents: z.int(), passages: z.int(), bytes: z.int(), fileBytes: z.int() }),
});

const passageSchema = z.object({
  id: knowledgePassageIdSchema,
  heading: z.string(),
  page: z.int().nullable(),
  text: z.string(),
});
export const getDocumentInput = z.strictObject({
  ...documentInput.shape,
  limit: z.int().min(1).max(200).default(50),
  /** The place of the first passage wanted. */
  from: z.int().min(0).default(0),
});
export const getDocumentOutput = z.object({
  document: knowledgeDocumentSchema,
  passages: z.array(passageSchema),
  /** Whose draft names it, or its collection. */
  agents: z.array(z.object({ id: agentIdSchema, name: z.string() })),
});

export const nameCollectionInput = z.strictObject({ name: z.string().trim().min(1).max(100) });
export const addCollectionOutput = z.object({ collectionId: knowledgeCollectionIdSchema });
export const renameCollectionInput = z.strictObject({ ...collectionInput.shape, ...nameCollectionInput.shape });

export const searchInput = z.strictObject({
  question: z.string().trim().min(1).max(1_000),
  /** What its steps may answer from, and nothing else. */
  agentId: agentIdSchema.optional(),
  limit: z.int().min(1).max(20).default(6),
});
export const searchOutput = z.object({
  passages: z.array(
    passageSchema.extend({
      documentId: knowledgeDocumentIdSchema,
      title: z.string(),
      version: z.int(),
      /** Okapi BM25; higher is better, and comparable within one answer only. */
      score: z.number().nullable(),
    }),
  ),
});

export const askInput = searchInput.omit({ limit: true });
const model = { isPractice: z.boolean() };
export const askOutput = z.object({
  /** Those that the model was shown, the best first. */
  passages: z.array(
    passageSchema.extend({
      /** Null, as the document's: of the agent's own documents. */
      id: knowledgePassageIdSchema.nullable(),
      documentId: knowledgeDocumentIdSchema.nullable(),
      title: z.string(),
      /** The answer is taken from it. */
      isCited: z.boolean(),
    }),
  ),
  /** Were they found by what the question means as well, or by its words alone? */
  byMeaning: z.boolean(),
  answer: z.discriminatedUnion('status', [
    z.object({ ...model, status: z.literal('answered'), text: z.string(), ms: z.int() }),
    /** The model was asked, and the passages do not tell. */
    z.object({ ...model, status: z.literal('notFound'), ms: z.int() }),
    z.object({ ...model, status: z.literal('failed'), reason: tryOutcomeSchema }),
    /** There is no passage to ask the model about. */
    z.object({ status: z.literal('nothingFound') }),
    /** No voice process answers, and they have the models. */
    z.object({ status: z.literal('nobodyAsked') }),
  ]),
});
