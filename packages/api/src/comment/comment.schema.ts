import { commentIdSchema, commentThreadIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { plainText } from '../plain-text.ts';

/** As long as a text on a card may be. */
const MAX_TEXT = 4_000;
const MAX_MENTIONS = 50;

/** What somebody writes, and whom it names with an @. */
export const writtenFields = {
  text: plainText(MAX_TEXT).trim().min(1),
  /** Members of the workspace, by user id. */
  mentions: z.array(plainText(100)).max(MAX_MENTIONS).default([]),
};

export const personSchema = z.object({ userId: z.string(), name: z.string() });

export const commentSchema = z.object({
  id: commentIdSchema,
  /** Null once the account is gone. */
  author: personSchema.nullable(),
  /** Empty once it was deleted. */
  text: z.string(),
  mentions: z.array(z.string()),
  createdAt: z.int(),
  editedAt: z.int().nullable(),
  isDeleted: z.boolean(),
});

export const threadSchema = z.object({
  id: commentThreadIdSchema,
  /** The step it is about, which may be gone from the flow. */
  nodeId: z.string(),
  resolved: z.object({ at: z.int(), by: z.string().nullable() }).nullable(),
  /** Oldest first. */
  comments: z.array(commentSchema),
  /** Others have said something that the reader has not seen. */
  isUnread: z.boolean(),
  /** And it names the reader. */
  mentionsReader: z.boolean(),
});
export type Thread = z.output<typeof threadSchema>;
