import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import type { PbxCall } from '@aybiza/sandbox/pbx/pbx-call';
import type { TwilioCall } from '@aybiza/sandbox/twilio/twilio-call';
import { expect } from 'vitest';
import { bridgingSentence } from '../call/decide/bridging.ts';

/**
 * Waits until what a caller has heard from a moment on is this text and the agent is quiet. The agent may be quiet in
 * between: how long another process takes to go on with a call is measured elsewhere, and tests may share two cores.
 */
export async function hears(call: TwilioCall | PbxCall, text: string, fromMs: number): Promise<void> {
  const heard = async () => {
    await call.agentFinished({ quietMs: 1_000, timeoutMs: PATIENCE_MS });
    return (await call.transcribeHeard([bridgingSentence('en')], fromMs)).replace(/\s+/g, ' ').trim();
  };
  await expect.poll(heard, { interval: 200 }).toBe(text);
}
