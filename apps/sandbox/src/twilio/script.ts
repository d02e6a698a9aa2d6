import { assertNever } from '@aybiza/foundation/assert-never';
import { errorMessage } from '@aybiza/foundation/errors';
import { z } from 'zod';
import { toTelephoneSound } from './play-sound.ts';
import type { TwilioCall } from './twilio-call.ts';

const durationMs = z.number().int().min(0).max(600_000);
const timeoutMs = z.number().int().min(1).max(600_000).optional();

/** One move of a caller. */
const moveSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('say'), text: z.string().min(1).max(2000), voice: z.string().optional() }),
  /** A WAVE file in base64. */
  z.strictObject({ type: z.literal('play'), wav: z.base64() }),
  z.strictObject({ type: z.literal('press'), digits: z.string().regex(/^[0-9*#w]{1,50}$/) }),
  /** Until the agent has answered and is quiet. */
  z.strictObject({ type: z.literal('agentFinished'), quietMs: durationMs.optional(), timeoutMs }),
  /** Until the agent has spoken for so long: what is said next interrupts. */
  z.strictObject({ type: z.literal('agentSpokenFor'), spokenMs: durationMs, timeoutMs }),
  z.strictObject({ type: z.literal('pause'), durationMs }),
  /** Notes which of the phrases the agent has said since the caller's last move. */
  z.strictObject({ type: z.literal('transcribe'), phrases: z.array(z.string().min(1)).min(1).max(100) }),
  z.strictObject({ type: z.literal('hangUp') }),
]);

/** What a caller does, move by move. */
export const scriptSchema = z.array(moveSchema).max(200);
export type Move = z.infer<typeof moveSchema>;

/** How a move went; `atMs` since answer, when it was over. */
export interface MoveResult {
  type: Move['type'];
  atMs: number;
  status: 'done' | 'failed';
  /** What was heard, or why it failed. */
  text?: string;
}

/** Makes the moves one after the other until one fails; whoever is still on the line then hangs up. */
export async function runScript(call: TwilioCall, moves: readonly Move[]): Promise<readonly MoveResult[]> {
  const results: MoveResult[] = [];
  for (const move of moves) {
    const result = await tryMove(call, move);
    results.push(result);
    if (result.status === 'failed') break;
  }
  call.hangUp();
  return results;
}

async function tryMove(call: TwilioCall, move: Move): Promise<MoveResult> {
  try {
    const text = await makeMove(call, move);
    return { type: move.type, atMs: call.nowMs, status: 'done', ...(text === undefined ? {} : { text }) };
  } catch (error) {
    // Whatever went wrong, be it in the voice or the recogniser, belongs into the record of this call.
    return { type: move.type, atMs: call.nowMs, status: 'failed', text: errorMessage(error) };
  }
}

async function makeMove(call: TwilioCall, move: Move): Promise<string | undefined> {
  switch (move.type) {
    case 'say':
      await call.say(move.text, move.voice === undefined ? {} : { voice: move.voice });
      return undefined;
    case 'play':
      await call.play(toTelephoneSound(Buffer.from(move.wav, 'base64')));
      return undefined;
    case 'press':
      await call.press(move.digits);
      return undefined;
    case 'agentFinished':
      await call.agentFinished(withoutUndefined({ quietMs: move.quietMs, timeoutMs: move.timeoutMs }));
      return undefined;
    case 'agentSpokenFor':
      await call.agentSpokenFor(move.spokenMs, withoutUndefined({ timeoutMs: move.timeoutMs }));
      return undefined;
    case 'pause':
      await call.pause(move.durationMs);
      return undefined;
    case 'transcribe':
      return call.transcribeHeard(move.phrases, call.said.at(-1)?.endMs ?? 0);
    case 'hangUp':
      call.hangUp();
      return undefined;
    default:
      return assertNever(move);
  }
}

/** A default applies only to a property that is not there. */
function withoutUndefined({ quietMs, timeoutMs }: { quietMs?: number | undefined; timeoutMs?: number | undefined }): {
  quietMs?: number;
  timeoutMs?: number;
} {
  return { ...(quietMs === undefined ? {} : { quietMs }), ...(timeoutMs === undefined ? {} : { timeoutMs }) };
}
