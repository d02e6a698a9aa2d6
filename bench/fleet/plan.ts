import type { LoadCurve } from './load-curve.ts';
import type { StreamLimits } from './vendor.ts';
import type { WorkCosts } from './voice-processes.ts';

/** A place with processes and vendors of its own. */
export interface RegionPlan {
  readonly name: string;
  /** Of all callers, the share that is nearest to it. */
  readonly share: number;
  /** More processes than this are never started here. */
  readonly mostProcesses: number;
  /** Round trip from here to each region in their order, ms. */
  readonly tripsMs: readonly number[];
}

export type Happening =
  /** Its processes and its database are gone at once, for good. */
  | { readonly atMs: number; readonly type: 'regionLost'; readonly region: number }
  /** All its media sockets break, and nothing else. */
  | { readonly atMs: number; readonly type: 'socketsBroken'; readonly region: number }
  | { readonly atMs: number; readonly type: 'hearingLimited'; readonly limits: StreamLimits }
  /** Tokens a minute and region, of the first model. */
  | { readonly atMs: number; readonly type: 'modelLimited'; readonly tokensAMinute: number }
  /** Each process makes room for a new one, so many at a time in each region. */
  | { readonly atMs: number; readonly type: 'upgrade'; readonly atOnce: number };

export interface FleetPlan {
  readonly seed: number;
  readonly durationMs: number;
  /** Before this the fleet settles, and nothing is counted. */
  readonly settleMs: number;
  readonly regions: readonly RegionPlan[];
  readonly curve: LoadCurve;
  readonly costs: WorkCosts;
  readonly call: { readonly medianMs: number; readonly sigma: number };
  /** Calls a second, of all regions. */
  arrivalsAt(ms: number): number;
  /** How long a process takes until it is ready, and what the fleet is held at. */
  readonly scaling: { readonly launchMs: number; readonly lookEveryMs: number; readonly aimedUtilisation: number };
  /** From when something is gone until nobody is sent there any more. */
  readonly noticeMs: number;
  readonly hearing: StreamLimits;
  readonly model: {
    readonly tokensAMinute: number;
    readonly secondTokensAMinute: number;
    readonly tokensATurn: number;
    readonly turnEveryMs: number;
  };
  /** Calls that campaigns place a second, and how many the telephone company lets out. */
  readonly placing: { readonly wanted: number; readonly allowed: number };
  /** Callers who hear nothing for longer hang up; of those who lost their call, so many call again, on average after so long. */
  readonly people: { readonly patienceMs: number; readonly callAgain: number; readonly callAgainMs: number };
  /** From the end of a stream until its caller is at a process again, besides what that process takes: median and spread, ms. */
  readonly comingBack: { readonly medianMs: number; readonly sigma: number };
  /** An upgrade waits so long for calls to end, then gives them away, so many a second and process. */
  readonly handingOver: { readonly afterMs: number; readonly aSecond: number };
  readonly eventsACall: number;
  readonly happenings: readonly Happening[];
}

/** Lognormal: the mean of a call. */
export function meanCallMs({ medianMs, sigma }: FleetPlan['call']): number {
  return medianMs * Math.exp(sigma ** 2 / 2);
}
