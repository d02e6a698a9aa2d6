import { AppError, errorMessage } from '@aybiza/foundation/errors';
import type { CallCommand } from '../command.ts';
import type { Performing } from './performing.ts';
import { createClauseSplitter } from './split-clauses.ts';
import type { Voice } from './voice.ts';

type AskModel = Extract<CallCommand, { type: 'askModel' }>;

/** The model in one call. It answers one question at a time: a new one makes the old one pointless. */
export interface Thinker {
  ask(command: AskModel): void;
  stop(): void;
}

export function createThinker(performing: Performing, voice: Voice): Thinker {
  let current: AbortController | null = null;
  return {
    ask(command) {
      current?.abort();
      current = new AbortController();
      performing.turnClock.awaits('model');
      const signal = AbortSignal.any([performing.signal, current.signal]);
      performing.run(answer(command, { performing, voice, signal }), 'asking the model');
    },
    stop() {
      current?.abort();
      current = null;
    },
  };
}

interface Asking {
  readonly performing: Performing;
  readonly voice: Voice;
  readonly signal: AbortSignal;
}

async function answer(
  { ticket, question, speech, voice: manner }: AskModel,
  { performing, voice, signal }: Asking,
): Promise<void> {
  const { world, turnClock, push } = performing;
  const clauses = createClauseSplitter();
  const say = (piece: string) => {
    if (speech === null || piece.trim() === '' || signal.aborted) return;
    push({ type: 'replyText', speech, text: piece });
    voice.sayPiece(speech, piece, manner);
  };
  try {
    const reply = await world.llm.converse(question, {
      signal,
      onText: (text) => {
        turnClock.goesOn();
        for (const clause of clauses.add(text)) say(clause);
      },
    });
    if (signal.aborted) return;
    turnClock.goesOn();
    say(clauses.rest());
    push({
      type: 'answer',
      answer: {
        type: 'modelReplied',
        wait: ticket,
        text: speech === null ? '' : reply.text,
        toolUses: reply.toolUses.map(({ id, name, input }) => ({ id, name, input })),
        modelId: reply.modelId,
        firstTokenMs: Math.round(reply.firstTokenMs),
        totalMs: Math.round(reply.totalMs),
        inputTokens: reply.usage.inputTokens,
        outputTokens: reply.usage.outputTokens,
      },
    });
  } catch (error) {
    if (signal.aborted) return;
    turnClock.goesOn();
    world.logger.warn(
      { code: error instanceof AppError ? error.code : 'UNKNOWN', personal: errorMessage(error) },
      'model failed',
    );
    push({
      type: 'answer',
      answer: { type: 'modelFailed', wait: ticket, code: error instanceof AppError ? error.code : 'UNKNOWN' },
    });
  }
}
