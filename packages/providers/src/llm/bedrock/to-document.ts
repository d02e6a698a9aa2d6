import type { ConverseStreamCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { z } from 'zod';
import { ProviderError } from '../../provider-error.ts';

/** JSON as the SDK types it. */
export type Document = Exclude<ConverseStreamCommandInput['additionalModelRequestFields'], undefined>;

const jsonSchema = z.json();

/** Checks that a value is JSON before it goes to the service; `undefined` becomes null, its members vanish. */
export function toDocument(value: unknown): Document {
  const parsed = jsonSchema.safeParse(throughText(value));
  if (parsed.success) return parsed.data;
  throw new ProviderError('a tool schema, input or result is not JSON', {
    code: 'PROVIDER_INVALID_REQUEST',
    provider: 'bedrock',
    cause: parsed.error,
  });
}

/** What is left of a value on the wire; undefined when it has no form there. */
function throughText(value: unknown): unknown {
  if (value === undefined) return null;
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    // A function, a cycle, a bigint.
    return undefined;
  }
}
