import { callEventSchema } from '@aybiza/call-log';
import { z } from 'zod';

/** What `GET /calls/{callId}` answers, as far as a call is stepped through again. */
export const callExportSchema = z.object({
  call: z.object({ id: z.string(), from: z.string(), to: z.string() }),
  events: z.array(callEventSchema).min(1),
  /** A part of a log leads nowhere. */
  truncated: z.literal(false),
  drawing: z.object({ flow: z.unknown(), exact: z.literal(true) }),
});
export type CallExport = z.infer<typeof callExportSchema>;

/** A call that is kept as a test: the flow it ran on, and its log without the notes of how it went. */
export const keptCallSchema = z.strictObject({
  about: z.string(),
  flow: z.unknown(),
  events: z.array(callEventSchema),
});
export type KeptCall = z.infer<typeof keptCallSchema>;
