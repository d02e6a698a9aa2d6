/** One stretch of the conversation by one party. */
export interface Turn {
  readonly speaker: 'user' | 'assistant';
  readonly text: string;
}

/** A tool as the request describes it; the schema is read by `readProperties`. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: unknown;
}

/** All the practice model knows: it keeps nothing between two questions. */
export interface Question {
  readonly system: string;
  readonly turns: readonly Turn[];
  /** The last message is the result of a tool, not something a person said. */
  readonly afterTool: boolean;
  readonly tools: readonly Tool[];
  /** `auto`: text or tools; `any`: some tool; a name: this tool. */
  readonly toolChoice: 'auto' | 'any' | { readonly tool: string };
}

/** A value that the model reads out of speech. */
export type SpokenValue = string | number | boolean;

/** What the model says and which tools it uses; at least one of the two. */
export interface Answer {
  readonly text: string;
  readonly toolUses: readonly { readonly name: string; readonly input: Readonly<Record<string, unknown>> }[];
}
