import type { VirtualCall } from './virtual-call.ts';

/** When the caller spoke, epoch ms. */
export interface Utterance {
  readonly from: number;
  readonly until: number;
}

/**
 * The longest a caller waited for a sound from a moment on, in ms: since they were answered, since their own words, or since our
 * words broke off. While they are the ones who are waited for, nobody owes them anything: that they were asked again says so.
 */
export function longestSilenceMs(
  { sounds, events, end, now }: Pick<VirtualCall, 'sounds' | 'events' | 'end' | 'now'>,
  {
    since,
    utterances,
    answeredAt,
  }: { readonly since: number; readonly utterances: readonly Utterance[]; readonly answeredAt: number },
): number {
  const endAt = end === null ? now() : (events.findLast(({ type }) => type === 'callEnded')?.at ?? now());
  const silences = events.flatMap(({ type, at }) => (type === 'silence' ? [at] : []));
  let longest = 0;
  let from = answeredAt;
  for (const sound of [...sounds, { from: endAt, until: endAt }]) {
    const until = Math.min(sound.from, endAt);
    const spoken = utterances.findLast((utterance) => utterance.until >= from && utterance.until <= until);
    const isCallersTurn = silences.some((at) => at >= from && at <= until);
    if (spoken !== undefined || !isCallersTurn)
      longest = Math.max(longest, until - Math.max(spoken?.until ?? from, since));
    from = Math.max(from, sound.until);
  }
  return longest;
}
