import type { ConverseRequest } from './converse-request.ts';
import type { Answer } from './practice-model/question.ts';

/** One event of ConverseStream: the name of its union member and its payload. */
export interface StreamEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Holds words or tool input: is paced, counted as a token, and may be the last one before a rehearsed failure. */
  readonly isPiece: boolean;
}

type StopReason = 'end_turn' | 'tool_use' | 'max_tokens';

interface Block {
  /** In pieces, as they are streamed. */
  readonly pieces: readonly string[];
  readonly tool: { readonly toolUseId: string; readonly name: string } | undefined;
}

/** An answer cut to the tokens that the request allows. */
export interface ConverseReply {
  readonly blocks: readonly Block[];
  readonly stopReason: StopReason;
  readonly usage: Readonly<Record<string, number>>;
  readonly toolInputs: readonly Readonly<Record<string, unknown>>[];
}

const TOOL_PIECE = /[\s\S]{1,12}/g;
const WORD = /\S+\s*/g;
const DEFAULT_MAX_TOKENS = 4_096;
const CHARACTERS_PER_TOKEN = 4;

export function replyOf(request: ConverseRequest, answer: Answer): ConverseReply {
  const whole: Block[] = [
    ...(answer.text === '' ? [] : [{ pieces: answer.text.match(WORD) ?? [], tool: undefined }]),
    ...answer.toolUses.map(({ name, input }, index) => ({
      // The vendor's first piece of tool input is often empty.
      pieces: ['', ...(JSON.stringify(input).match(TOOL_PIECE) ?? [])],
      tool: { toolUseId: `tooluse_practice_${request.messages.length}_${index}`, name },
    })),
  ];
  const limit = request.inferenceConfig.maxTokens ?? DEFAULT_MAX_TOKENS;
  const blocks = cutTo(whole, limit);
  const total = countPieces(whole);
  const isCut = total > limit;
  const inputTokens = Math.ceil(JSON.stringify(request).length / CHARACTERS_PER_TOKEN);
  const outputTokens = Math.min(total, limit);
  return {
    blocks,
    stopReason: isCut ? 'max_tokens' : answer.toolUses.length > 0 ? 'tool_use' : 'end_turn',
    usage: {
      inputTokens,
      outputTokens,
      totalTokens: inputTokens + outputTokens,
      cacheReadInputTokens: 0,
      cacheWriteInputTokens: 0,
    },
    toolInputs: isCut ? [] : answer.toolUses.map(({ input }) => input),
  };
}

/** The reply as events in the vendor's order; text blocks have no start, `metadata` comes last. */
export function eventsOf({ blocks, stopReason }: ConverseReply): StreamEvent[] {
  return [
    { type: 'messageStart', payload: { role: 'assistant' }, isPiece: false },
    ...blocks.flatMap(({ pieces, tool }, contentBlockIndex): StreamEvent[] => [
      ...(tool === undefined
        ? []
        : [{ type: 'contentBlockStart', payload: { contentBlockIndex, start: { toolUse: tool } }, isPiece: false }]),
      ...pieces.map((piece) => ({
        type: 'contentBlockDelta',
        payload: { contentBlockIndex, delta: tool === undefined ? { text: piece } : { toolUse: { input: piece } } },
        isPiece: piece !== '',
      })),
      { type: 'contentBlockStop', payload: { contentBlockIndex }, isPiece: false },
    ]),
    { type: 'messageStop', payload: { stopReason }, isPiece: false },
  ];
}

/** The last event of a stream. */
export function metadataEvent({ usage }: ConverseReply, latencyMs: number): StreamEvent {
  return { type: 'metadata', payload: { usage, metrics: { latencyMs } }, isPiece: false };
}

/** The body of the answer that does not stream. */
export function bodyOf({ blocks, stopReason, usage, toolInputs }: ConverseReply, latencyMs: number): unknown {
  const tools = blocks.filter(({ tool }) => tool !== undefined);
  const content = blocks.flatMap((block): unknown[] => {
    if (block.tool === undefined) return [{ text: block.pieces.join('') }];
    const input = toolInputs[tools.indexOf(block)];
    return input === undefined ? [] : [{ toolUse: { ...block.tool, input } }];
  });
  return { output: { message: { role: 'assistant', content } }, stopReason, usage, metrics: { latencyMs } };
}

function countPieces(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { pieces }) => sum + pieces.filter((piece) => piece !== '').length, 0);
}

function cutTo(blocks: readonly Block[], limit: number): Block[] {
  let left = limit;
  return blocks.flatMap((block) => {
    if (left <= 0) return [];
    const pieces = block.pieces.filter((piece) => piece === '' || left-- > 0);
    return [{ ...block, pieces }];
  });
}
