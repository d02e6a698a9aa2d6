import { type WatchedStretch, weighWorsening } from '../watch/worsening.ts';
import { lots } from './lots.ts';

export interface WatchedLife {
  /** How often calls go badly with the old version, at the call of this number. */
  readonly base: (call: number) => number;
  /** How much more often with the new one. */
  readonly worse: number;
  /** Of the callers, who meet the new version: the same all the time, or as it grows after so many calls each. */
  readonly share: number | readonly number[];
  readonly margin: number;
  readonly measures: number;
  /** After which the life is over; with several shares they last equally long. */
  readonly calls: number;
  /** For so many calls more a call goes on; left out: it is over at once. */
  readonly lasting?: { readonly newer: number; readonly older: number };
  readonly seed: number;
}

/** Draws a version and an end for call after call, looks after each, and tells at which one the new version is found worse. */
export function liveThrough(life: WatchedLife): { calls: number; newer: number } | undefined {
  const { base, worse, margin, measures, calls, lasting = { newer: 0, older: 0 } } = life;
  const lot = lots(life.seed);
  const shares = [life.share].flat();
  const stretches = shares.map((share) => ({ share, newer: noCalls(), older: noCalls() }));
  const ends = new Map<number, (() => void)[]>();
  let newer = 0;
  for (let call = 1; call <= calls; call += 1) {
    const at = Math.floor(((call - 1) / calls) * shares.length);
    const stretch = stretches[at];
    if (stretch === undefined) throw new Error('a life has at least one share');
    const isNewer = lot() < stretch.share;
    const side = isNewer ? stretch.newer : stretch.older;
    const isBad = lot() < base(call) + (isNewer ? worse : 0);
    const endsAt = call + (isNewer ? lasting.newer : lasting.older);
    side.open += 1;
    newer += isNewer ? 1 : 0;
    ends.set(endsAt, [...(ends.get(endsAt) ?? []), () => endCall(side, isBad)]);
    for (const end of ends.get(call) ?? []) end();
    ends.delete(call);
    const known: readonly WatchedStretch[] = stretches.slice(0, at + 1);
    if (weighWorsening(known, { margin, measures }).isWorse) return { calls: call, newer };
  }
  return undefined;
}

function noCalls() {
  return { hits: 0, calls: 0, open: 0 };
}

function endCall(side: ReturnType<typeof noCalls>, isBad: boolean): void {
  side.open -= 1;
  side.calls += 1;
  side.hits += isBad ? 1 : 0;
}
