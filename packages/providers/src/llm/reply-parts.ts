import { ProviderError } from '../provider-error.ts';
import type { LlmReply, LlmStopReason, LlmToolUse, LlmUsage } from './port.ts';

interface ToolUseParts {
  id: string;
  name: string;
  json: string;
}

/** Puts the pieces of one streamed reply together, whoever's events they come in. */
export class ReplyParts {
  readonly #provider: string;
  readonly #toolUses = new Map<number, ToolUseParts>();
  #text = '';
  #characters = 0;
  #stopReason: LlmStopReason | undefined;
  #usage: LlmUsage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

  constructor(provider: string) {
    this.#provider = provider;
  }

  /** True once anything of the answer itself has come. */
  get hasBegun(): boolean {
    return this.#text !== '' || this.#toolUses.size > 0;
  }

  /** The vendor has said why it ends; figures may follow. */
  get isWhole(): boolean {
    return this.#stopReason !== undefined;
  }

  /** How much of the answer has come: of its text, and of what its tools are given. */
  get characters(): number {
    return this.#characters;
  }

  /** Adds a piece of text and returns it. */
  addText(text: string): string {
    this.#text += text;
    this.#characters += text.length;
    return text;
  }

  /** A tool use begins at this place in the reply; its input comes in pieces. */
  beginToolUse(index: number, { id, name }: { id: string; name: string }): void {
    this.#toolUses.set(index, { id, name, json: '' });
  }

  addToolInput(index: number, json: string): void {
    this.#characters += json.length;
    const toolUse = this.#toolUses.get(index);
    if (toolUse !== undefined) toolUse.json += json;
  }

  /** The vendor says that the reply is whole, and why it ends. */
  stop(reason: LlmStopReason): void {
    this.#stopReason = reason;
  }

  use(usage: Partial<LlmUsage>): void {
    this.#usage = { ...this.#usage, ...usage };
  }

  /** @throws ProviderError when the stream ended without saying that it was complete, or a tool's input is no JSON. */
  build(): Pick<LlmReply, 'text' | 'toolUses' | 'stopReason' | 'usage'> {
    const stopReason = this.#stopReason;
    // A lost connection may look like an orderly end: only the vendor's word says that the answer is whole.
    if (stopReason === undefined) {
      throw new ProviderError('the stream ended without saying that the reply is whole', {
        code: 'PROVIDER_INCOMPLETE_REPLY',
        provider: this.#provider,
      });
    }
    // Any other reason may have cut a tool's input short, and half an order must never be carried out.
    const isWhole = stopReason === 'toolUse';
    const toolUses = isWhole ? [...this.#toolUses.values()].map((parts) => this.#parse(parts)) : [];
    return { text: this.#text, toolUses, stopReason, usage: this.#usage };
  }

  /** A tool without arguments comes with no JSON at all. */
  #parse({ id, name, json }: ToolUseParts): LlmToolUse {
    try {
      const input: unknown = json.trim() === '' ? {} : JSON.parse(json);
      return { id, name, input };
    } catch (error) {
      throw new ProviderError(`invalid JSON for the tool ${name}`, {
        code: 'PROVIDER_INVALID_TOOL_INPUT',
        provider: this.#provider,
        cause: error,
      });
    }
  }
}
