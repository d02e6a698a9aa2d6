import * as z from 'zod/mini';
import { pageMessageSchemas } from './page-messages.ts';

/**
 * What the voice server says to the page of a visitor, who is a caller and no author: what was said, and nothing of how the flow works. A
 * line with an id that was there before takes its place: less of it was heard.
 */
export const visitorMessageSchema = z.discriminatedUnion('type', [
  ...pageMessageSchemas,
  z.object({
    type: z.literal('line'),
    id: z.string(),
    who: z.enum(['agent', 'person', 'visitor']),
    text: z.string(),
  }),
]);
export type VisitorMessage = z.infer<typeof visitorMessageSchema>;
