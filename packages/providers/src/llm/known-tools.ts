import type { LlmRequest, LlmTool } from './port.ts';

/** The tools of a request. Vendors refuse a history with tool blocks when no tools are given: then those of the history. */
export function knownTools({ tools = [], messages }: LlmRequest): readonly LlmTool[] {
  if (tools.length > 0) return tools;
  const blocks = messages.flatMap(({ content }) => content);
  const names = new Set(blocks.flatMap((block) => (block.type === 'toolUse' ? [block.name] : [])));
  return [...names].map((name) => ({
    name,
    description: 'No longer available: do not use.',
    inputSchema: { type: 'object' },
  }));
}
