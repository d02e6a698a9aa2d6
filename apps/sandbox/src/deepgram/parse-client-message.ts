import { z } from 'zod';
import { parseJson } from '../parse-json.ts';

const clientMessageSchema = z.looseObject({ type: z.string() });

/** A control message of a client; undefined when it is not JSON with a type, which the callers answer as the vendor does. */
export function parseClientMessage(data: Buffer): z.infer<typeof clientMessageSchema> | undefined {
  return clientMessageSchema.safeParse(parseJson(data.toString('utf8'))).data;
}
