import { z } from 'zod';

const toolUseSchema = z.object({ toolUseId: z.string().min(1), name: z.string().min(1), input: z.unknown() });
const toolResultSchema = z.object({ toolUseId: z.string().min(1), content: z.array(z.unknown()) });

/** One block has one member; kinds the practice model cannot read (images, reasoning, cache points) pass unread. */
const contentBlockSchema = z
  .looseObject({
    text: z.string().optional(),
    toolUse: toolUseSchema.optional(),
    toolResult: toolResultSchema.optional(),
  })
  .refine((block) => Object.keys(block).length === 1, 'A content block has exactly one member.');

const messageSchema = z.object({
  role: z.enum(['user', 'assistant']),
  content: z.array(contentBlockSchema).max(1_000),
});

const toolSchema = z.looseObject({
  toolSpec: z
    .object({
      name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
      description: z.string().min(1).optional(),
      inputSchema: z.object({ json: z.record(z.string(), z.unknown()) }),
    })
    .optional(),
});

/** The body of Converse and ConverseStream, as far as it matters here. */
export const converseRequestSchema = z.object({
  system: z.array(z.looseObject({ text: z.string().optional() })).default([]),
  messages: z.array(messageSchema).min(1).max(1_000),
  inferenceConfig: z.object({ maxTokens: z.number().int().min(1).optional() }).default({}),
  toolConfig: z
    .object({
      tools: z.array(toolSchema).min(1).max(500),
      toolChoice: z
        .object({
          auto: z.object({}).optional(),
          any: z.object({}).optional(),
          tool: z.object({ name: z.string() }).optional(),
        })
        .optional(),
    })
    .optional(),
});
export type ConverseRequest = z.infer<typeof converseRequestSchema>;
export type ConverseMessage = z.infer<typeof messageSchema>;
