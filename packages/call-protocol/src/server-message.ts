import { callEventSchema } from '@aybiza/call-log';
import { z } from 'zod';
import { pageMessageSchemas } from './page-messages.ts';

/** What the voice server says to a page of the designer. */
export const serverMessageSchema = z.discriminatedUnion('type', [
  ...pageMessageSchemas,
  /** The call's log as it grows, in order: the page lights the path from it. */
  z.object({ type: z.literal('event'), event: callEventSchema }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;
