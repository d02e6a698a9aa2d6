import type { LlmRequest } from '../../port.ts';

/** A conversation in which a tool was used and found something out. */
export const LOOKUP_QUESTION = {
  messages: [
    { role: 'user', content: [{ type: 'text', text: 'Where is it?' }] },
    {
      role: 'assistant',
      content: [
        { type: 'text', text: 'One moment.' },
        { type: 'toolUse', id: 't', name: 'lookup', input: { id: '1' } },
      ],
    },
    {
      role: 'user',
      content: [
        { type: 'toolResult', toolUseId: 't', output: { status: 'sent' } },
        { type: 'text', text: 'Well?' },
      ],
    },
  ],
  tools: [{ name: 'lookup', description: 'Finds.', inputSchema: { type: 'object' } }],
} satisfies Partial<LlmRequest>;
