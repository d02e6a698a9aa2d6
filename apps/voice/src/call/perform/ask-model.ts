import { isDeepStrictEqual } from 'node:util';
import type { ModelQuestion } from '@aybiza/dialogue';
import { AppError, errorMessage } from '@aybiza/foundation/errors';
import type { LlmReply } from '@aybiza/providers/llm/port';
import type { CallCommand } from '../command.ts';
import type { Performing } from './performing.ts';
import { createClauseSplitter } from './split-clauses.ts';
import type { Voice } from './voice.ts';

type AskModel = Extract<CallCommand, { type: 'askModel' }>;

/** The model in one call. It answers one question at a time: a new one makes the old one pointless. */
export interface Thinker {
  ask(command: AskModel): void;
  /** A question that will perhaps be asked: the model begins to answer it, and nobody hears of it until then. Null: it will not be. */
  prepare(question: ModelQuestion | null): void;
  stop(): void;
}

/** A question that the model is answering. */
interface Asked {
  readonly question: ModelQuestion;
  readonly controller: AbortController;
  readonly reply: Promise<LlmReply>;
  /** What the model has said so far, until somebody listens. */
  early: string;
  onText: ((text: string) => void) | null;
}

export function createThinker(performing: Performing, voice: Voice): Thinker {
  let current: Asked | null = null;
  let prepared: Asked | null = null;
  return {
    ask(command) {
      current?.controller.abort();
      performing.turnClock.awaits(command.purpose === 'understand' ? 'understanding' : 'model');
      const asked =
        prepared !== null && isDeepStrictEqual(prepared.question, command.question)
          ? prepared
          : begin(command.question, performing);
      if (asked !== prepared) prepared?.controller.abort();
      prepared = null;
      current = asked;
      const answered = answer(command, asked, { performing, voice }).finally(() => {
        // What has its answer is not withdrawn any more: an abort took a twelfth of the time until a question was on the wire.
        if (current === asked) current = null;
      });
      performing.run(answered, 'asking the model');
    },
    prepare(question) {
      prepared?.controller.abort();
      prepared = question === null ? null : begin(question, performing);
      // Whoever asks it in earnest is told of a failure.
      prepared?.reply.catch(() => undefined);
    },
    stop() {
      current?.controller.abort();
      prepared?.controller.abort();
      current = null;
      prepared = null;
    },
  };
}

function begin(question: ModelQuestion, { world, signal }: Performing): Asked {
  // Its own and no other: whoever ends the call stops the thinker, which stops the question.
  const controller = new AbortController();
  if (signal.aborted) controller.abort();
  const asked: Asked = {
    question,
    controller,
    reply: world.llm.converse(question, {
      signal: controller.signal,
      onText(text) {
        if (asked.onText === null) asked.early += text;
        else asked.onText(text);
      },
    }),
    early: '',
    onText: null,
  };
  return asked;
}

async function answer(
  { ticket, speech, voice: manner }: AskModel,
  asked: Asked,
  { performing, voice }: { performing: Performing; voice: Voice },
): Promise<void> {
  const { world, turnClock, push } = performing;
  const isOver = () => asked.controller.signal.aborted || performing.signal.aborted;
  const clauses = createClauseSplitter();
  const say = (piece: string) => {
    if (speech === null || piece.trim() === '' || isOver()) return;
    // The voice first: the caller waits for it, and for the log nobody does.
    voice.sayPiece(speech, piece, manner);
    push({ type: 'replyText', speech, text: piece });
  };
  const hear = (text: string) => {
    turnClock.goesOn();
    for (const clause of clauses.add(text)) say(clause);
  };
  if (asked.early !== '') hear(asked.early);
  asked.onText = hear;
  try {
    const reply = await asked.reply;
    if (isOver()) return;
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
    if (isOver()) return;
    turnClock.goesOn();
    const code = error instanceof AppError ? error.code : 'UNKNOWN';
    world.logger.warn({ code, personal: errorMessage(error) }, 'model failed');
    push({ type: 'answer', answer: { type: 'modelFailed', wait: ticket, code } });
  }
}
