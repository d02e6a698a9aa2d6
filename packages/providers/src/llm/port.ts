/** A language model, asked one question at a time. Holds no conversation of its own. */
export interface LanguageModel {
  /**
   * Rejects with a `ProviderError`; `PROVIDER_ABORTED` when `signal` was aborted. Once `onText` has been called, a
   * caller must not ask again for the same answer: part of it was spoken.
   */
  converse(request: LlmRequest, options: LlmOptions): Promise<LlmReply>;
}

export interface LlmOptions {
  signal: AbortSignal;
  /** Called with each new piece of text, in order; a piece may end inside a word. Never after `signal` is aborted. */
  onText?: (text: string) => void;
  /** Told by whom, whenever somebody else than the first choice is used; of adapters that have somebody behind them. */
  onStandIn?: (vendor: string) => void;
}

export interface LlmRequest {
  system: string;
  /** Any history: the adapter brings it into its vendor's form. */
  messages: readonly LlmMessage[];
  tools?: readonly LlmTool[];
  /** Default `auto`. `any`: some tool must be used. */
  toolChoice?: 'auto' | 'any' | { tool: string };
  maxTokens: number;
}

export interface LlmMessage {
  role: 'user' | 'assistant';
  content: readonly LlmContent[];
}

export type LlmContent =
  | { type: 'text'; text: string }
  | { type: 'toolUse'; id: string; name: string; input: unknown }
  | { type: 'toolResult'; toolUseId: string; output: unknown; isError?: boolean };

export interface LlmTool {
  /** 1 to 64 of `a-z A-Z 0-9 _ -`. */
  name: string;
  description: string;
  /** JSON schema of an object. */
  inputSchema: Readonly<Record<string, unknown>>;
}

/** `refused`: the vendor's guardrail or filter stopped the answer. `other`: unknown to us, treat as `endTurn`. */
export type LlmStopReason = 'endTurn' | 'toolUse' | 'maxTokens' | 'stopSequence' | 'refused' | 'other';

export interface LlmToolUse {
  id: string;
  name: string;
  /** Parsed JSON, not yet checked against the tool's schema. */
  input: unknown;
}

export interface LlmUsage {
  /** Tokens read in full; those from the cache are counted apart. */
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
}

export interface LlmReply {
  text: string;
  /** Empty unless `stopReason` is `toolUse`: a tool call that was cut off is never handed out. */
  toolUses: readonly LlmToolUse[];
  stopReason: LlmStopReason;
  usage: LlmUsage;
  /** Ms from the call of `converse` to the first text or tool use. */
  firstTokenMs: number;
  /** Ms from the call of `converse` to its end. */
  totalMs: number;
  /** The model that answered, as the vendor names it. */
  modelId: string;
}
