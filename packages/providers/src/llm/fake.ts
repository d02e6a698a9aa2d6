import type { Clock } from '@aybiza/foundation/clock';
import { fakeError, fakeErrors } from '../fake-fault.ts';
import type { ProviderError } from '../provider-error.ts';
import type { LanguageModel, LlmOptions, LlmReply, LlmRequest, LlmStopReason, LlmToolUse } from './port.ts';

/** How long the real adapter waits for an answer to begin, and to go on, in ms. */
const FIRST_EVENT_MS = 2500;
const IDLE_MS = 1500;

/** One scripted answer. All waiting is by the clock; a time left out is 0. */
export interface FakeLlmReply {
  pieces?: readonly string[];
  toolUses?: readonly LlmToolUse[];
  /** Default `toolUse` with tool uses, otherwise `endTurn`. */
  stopReason?: LlmStopReason;
  /** Instead of an orderly end. */
  error?: ProviderError;
  /** The vendor refuses, says nothing more after the pieces until it is given up, or breaks off after them. */
  fault?: 'refuse' | 'stall' | 'cut';
  firstTokenMs?: number;
  /** Between two pieces. */
  pieceMs?: number;
  /** From the last piece to the end or the error. */
  endMs?: number;
}

export interface FakeLlmOptions {
  clock: Clock;
  /** What to answer; `index` counts the questions from 0. */
  reply(request: LlmRequest, index: number): FakeLlmReply;
}

/** A model for tests under a virtual clock. */
export interface FakeLlm extends LanguageModel {
  readonly requests: readonly LlmRequest[];
  /** How many questions were withdrawn before their answer was complete. */
  readonly withdrawn: number;
}

/** Makes a model that answers from a script, and only when the clock moves. */
export function createFakeLlm(options: FakeLlmOptions): FakeLlm {
  const requests: LlmRequest[] = [];
  let withdrawn = 0;
  return {
    requests,
    get withdrawn() {
      return withdrawn;
    },
    async converse(request, llm) {
      const reply = options.reply(request, requests.length);
      requests.push(request);
      try {
        return await play(options.clock, withFault(reply), llm);
      } catch (error) {
        if (llm.signal.aborted) withdrawn += 1;
        throw error;
      }
    },
  };
}

/** A faulty answer in the terms of an ordinary one. */
function withFault({ fault, ...reply }: FakeLlmReply): FakeLlmReply {
  if (fault === undefined) return reply;
  const error = fakeErrors[fault]();
  if (fault === 'refuse') return { error, endMs: reply.firstTokenMs ?? 0 };
  if (fault === 'cut') return { ...reply, error };
  return { ...reply, error, endMs: (reply.pieces ?? []).length === 0 ? FIRST_EVENT_MS : IDLE_MS };
}

function play(clock: Clock, reply: FakeLlmReply, { signal, onText }: LlmOptions): Promise<LlmReply> {
  const startedAt = clock.now();
  const { pieces = [], toolUses = [] } = reply;
  return new Promise((resolve, reject) => {
    let cancel: () => void = () => {};
    let firstTokenMs: number | undefined;
    const withdraw = (): void => {
      cancel();
      reject(fakeError('PROVIDER_ABORTED', 'the question was withdrawn'));
    };
    if (signal.aborted) {
      withdraw();
      return;
    }
    signal.addEventListener('abort', withdraw, { once: true });
    const end = (): void => {
      signal.removeEventListener('abort', withdraw);
      if (reply.error !== undefined) {
        reject(reply.error);
        return;
      }
      const totalMs = clock.now() - startedAt;
      resolve({
        text: pieces.join(''),
        toolUses,
        stopReason: reply.stopReason ?? (toolUses.length > 0 ? 'toolUse' : 'endTurn'),
        usage: { inputTokens: 1, outputTokens: 1 + pieces.length, cacheReadTokens: 0, cacheWriteTokens: 0 },
        firstTokenMs: firstTokenMs ?? totalMs,
        totalMs,
        modelId: 'fake',
      });
    };
    const say = (index: number): void => {
      const piece = pieces[index];
      if (piece === undefined) {
        cancel = clock.after(reply.endMs ?? 0, end);
        return;
      }
      cancel = clock.after((index === 0 ? reply.firstTokenMs : reply.pieceMs) ?? 0, () => {
        firstTokenMs ??= clock.now() - startedAt;
        onText?.(piece);
        if (!signal.aborted) say(index + 1);
      });
    };
    say(0);
  });
}
