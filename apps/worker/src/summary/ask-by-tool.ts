import type { LanguageModel } from '@aybiza/providers/llm/port';
import { ProviderError } from '@aybiza/providers/provider-error';
import type { z } from 'zod';

/** A question about a call whose answer is the input of a tool. */
export interface ToolQuestion<Schema extends z.ZodType> {
  readonly system: string;
  readonly transcript: string;
  readonly tool: { readonly name: string; readonly description: string; readonly inputSchema: Record<string, unknown> };
  readonly answer: Schema;
  readonly maxTokens: number;
  readonly signal: AbortSignal;
}

/** Asks by a tool that the model has to use. @throws ProviderError */
export async function askByTool<Schema extends z.ZodType>(
  model: LanguageModel,
  { system, transcript, tool, answer, maxTokens, signal }: ToolQuestion<Schema>,
): Promise<z.output<Schema>> {
  const reply = await model.converse(
    {
      system,
      messages: [{ role: 'user', content: [{ type: 'text', text: transcript }] }],
      tools: [tool],
      toolChoice: { tool: tool.name },
      maxTokens,
    },
    { signal },
  );
  const use = reply.toolUses.find(({ name }) => name === tool.name);
  if (use === undefined) {
    // A filter's refusal will be the same the next time.
    const retryable = reply.stopReason !== 'refused';
    const message = `the model handed in no ${tool.name}: ${reply.stopReason}`;
    throw new ProviderError(message, { code: 'PROVIDER_INCOMPLETE_REPLY', provider: 'llm', retryable });
  }
  const parsed = answer.safeParse(use.input);
  if (parsed.success) return parsed.data;
  // Another answer may be better: models are not always the same.
  throw new ProviderError(`the ${tool.name} has not the expected shape`, {
    code: 'PROVIDER_INVALID_TOOL_INPUT',
    provider: 'llm',
    retryable: true,
    cause: parsed.error,
  });
}
