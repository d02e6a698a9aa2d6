/** Sound is noted by frames of 20 ms. */
const MEASURED_TO_MS = 40;

/**
 * When a call's streams ended, in ms since it was answered.
 * @param {import('@aybiza/sandbox/twilio/twilio-call').TwilioCall} call
 */
export function streamEnds({ events }) {
  const answeredAt = events.find(({ type }) => type === 'answered')?.at ?? 0;
  return events.flatMap(({ type, at }) => (type === 'streamEnded' ? [at - answeredAt] : []));
}

/**
 * What a caller heard of a stream that broke: from the last sound out of it, or a later moment, to the first one out of the next.
 * @param {import('@aybiza/sandbox/twilio/twilio-call').TwilioCall} call
 * @param {{ brokenMs: number, sinceMs: number }} stream when it ended, and the earliest moment that counts; ms since answer
 */
export function silenceAfter(call, { brokenMs, sinceMs }) {
  const heardMs = call.heard.map(({ endMs }) => endMs).findLast((ms) => ms <= brokenMs + MEASURED_TO_MS) ?? 0;
  const soundMs = call.timeOfFirstSoundAfter(brokenMs + MEASURED_TO_MS) ?? Number.POSITIVE_INFINITY;
  return soundMs - Math.max(sinceMs, heardMs);
}

/**
 * The first stream that ended at a moment or after it.
 * @param {import('@aybiza/sandbox/twilio/twilio-call').TwilioCall} call
 * @param {number} fromMs since answer
 */
export function firstEndAfter(call, fromMs) {
  return streamEnds(call).find((ms) => ms >= fromMs - MEASURED_TO_MS);
}
