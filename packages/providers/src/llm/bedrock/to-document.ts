import type { ConverseStreamCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { ProviderError } from '../../provider-error.ts';

/** JSON as the SDK types it. */
export type Document = Exclude<ConverseStreamCommandInput['additionalModelRequestFields'], undefined>;

/** What is left of a value on the wire: `undefined` becomes null, its members vanish. @throws ProviderError when it has no form there */
export function toDocument(value: unknown): Document {
  try {
    // What is read from such a text is JSON; one that could not be written (a function) cannot be read.
    const document: Document = JSON.parse(JSON.stringify(value ?? null));
    return document;
  } catch (cause) {
    throw new ProviderError('a tool schema, input or result is not JSON', {
      code: 'PROVIDER_INVALID_REQUEST',
      provider: 'bedrock',
      cause,
    });
  }
}
