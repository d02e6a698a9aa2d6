import { z } from 'zod';

const clientMessageSchema = z.looseObject({ type: z.string() });

/** A control message of a client; undefined when it is not JSON with a type. */
export function parseClientMessage(data: Buffer): z.infer<typeof clientMessageSchema> | undefined {
  try {
    return clientMessageSchema.safeParse(JSON.parse(data.toString('utf8'))).data;
  } catch {
    // Not JSON: the callers answer it as the vendor does.
    return undefined;
  }
}
