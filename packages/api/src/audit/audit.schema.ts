import { z } from 'zod';
import { plainText } from '../plain-text.ts';

/** What can be asked for; each that is given must fit. */
export const auditFilterShape = {
  /** A person's or a key's id. */
  actorId: plainText(64).min(1).optional(),
  /** What was done, or its first part: `member` finds `member.removed`. */
  action: z
    .string()
    .regex(/^[a-zA-Z]{1,40}(\.[a-zA-Z]{1,40})?$/)
    .optional(),
  /** Epoch milliseconds. */
  from: z.int().min(0).max(8_640_000_000_000_000).optional(),
  before: z.int().min(0).max(8_640_000_000_000_000).optional(),
};

export const listAuditInput = z.strictObject({
  ...auditFilterShape,
  limit: z.int().min(1).max(100).default(50),
  /** From the page before. */
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .optional(),
});

export const listAuditOutput = z.object({
  items: z.array(
    z.object({
      /** Its place in the log, from 1. */
      seq: z.int(),
      at: z.int(),
      actor: z.object({ type: z.enum(['person', 'key']), id: z.string(), name: z.string().nullable() }),
      action: z.string(),
      subject: z.string(),
      /** What the subject is called, where it is a person or a key. */
      subjectName: z.string().nullable(),
      detail: z.unknown(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
