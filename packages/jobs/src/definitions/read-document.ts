import { knowledgeDocumentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { defineJob, doublingFrom } from '../define-job.ts';

/** Reads a document of a workspace's knowledge, and cuts it into passages. */
export const readDocument = defineJob({
  name: 'read-document',
  payload: z.object({ documentId: knowledgeDocumentIdSchema }),
  // What cannot be read is no failure of the job: only a database, a store or a model that is away is.
  attempts: 4,
  backoffMs: doublingFrom(5_000),
  // Each may need hundreds of megabytes.
  concurrency: 1,
});
