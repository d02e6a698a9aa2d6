import { type AnswerReply, type QuestionTrial, questionTrialSchema } from '@aybiza/backbone/trials/question-trial';
import { answerQuestion, readAnswer } from '@aybiza/dialogue';
import { AppError, errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { toOutcome } from '@aybiza/providers/accounts/try-account';
import type { CallEquipment, CallWorld } from '../call/call-world.ts';
import type { TrialDoorOptions } from './trial-door.ts';

/** Whoever tries by hand waits a little longer than a caller; less than the API does. */
const MEANING_MS = 3_000;
const ANSWER_MS = 15_000;
/** Of each of the numbers that tell a meaning: as many as the database keeps. */
const DIGITS = 7;

export interface QuestionOptions {
  readonly world: Pick<CallWorld, 'llm' | 'embedder' | 'clock' | 'logger'>;
  /** A workspace's own equipment; undefined where the installation's serves. */
  equip(workspaceId: WorkspaceId): Promise<CallEquipment | undefined>;
  /** Is the installation's model practice equipment? */
  readonly isPractice: boolean;
  /** Aborted when the process ends. */
  readonly signal: AbortSignal;
}

/** Says what a question means, or answers it from passages, with the model that the workspace's calls have. */
export function tryQuestion(options: QuestionOptions): TrialDoorOptions['tryOne'] {
  return async ({ workspaceId, payload }) => {
    const trial = questionTrialSchema.parse(payload);
    const own = await options.equip(workspaceId);
    const done = own?.use();
    try {
      return await (trial.type === 'meaning' ? findMeaning(trial, own, options) : answer(trial, own, options));
    } finally {
      done?.();
    }
  };
}

/** Nobody who can tell, or not now: then its words must do, as in calls. */
async function findMeaning(
  { question }: Extract<QuestionTrial, { type: 'meaning' }>,
  own: CallEquipment | undefined,
  options: QuestionOptions,
) {
  const { embedder } = own ?? options.world;
  if (embedder === undefined) return { meaning: null };
  try {
    const vector = await within(MEANING_MS, options, (signal) => embedder.embed(question, { signal }));
    // Shorter, for a message on the bus holds 7,000 bytes.
    return { meaning: { model: embedder.model, vector: vector.map((part) => Number(part.toPrecision(DIGITS))) } };
  } catch (error) {
    warn(error, options);
    return { meaning: null };
  }
}

async function answer(
  brief: Extract<QuestionTrial, { type: 'answer' }>,
  own: CallEquipment | undefined,
  options: QuestionOptions,
): Promise<AnswerReply> {
  const { llm } = own ?? options.world;
  const isPractice = options.isPractice && own?.ownParts.includes('llm') !== true;
  const { clock } = options.world;
  const startedAt = clock.monotonic();
  try {
    const { toolUses } = await within(ANSWER_MS, options, (signal) => llm.converse(answerQuestion(brief), { signal }));
    const ms = Math.round(clock.monotonic() - startedAt);
    const found = readAnswer(toolUses, [...brief.passages.keys()]);
    return found === null
      ? { status: 'notFound', isPractice, ms }
      : { status: 'answered', text: found.text, cited: [...new Set(found.cited)], isPractice, ms };
  } catch (error) {
    warn(error, options);
    return { status: 'failed', reason: toOutcome(error, 'model'), isPractice };
  }
}

async function within<Value>(
  ms: number,
  { world, signal }: QuestionOptions,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const limit = new AbortController();
  const cancel = world.clock.after(ms, () => limit.abort());
  try {
    return await work(AbortSignal.any([signal, limit.signal]));
  } finally {
    cancel();
  }
}

function warn(error: unknown, { world }: QuestionOptions): void {
  const code = error instanceof AppError ? error.code : 'UNKNOWN';
  world.logger.warn({ code, personal: errorMessage(error) }, 'question not tried');
}
