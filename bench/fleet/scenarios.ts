import { callsAt, type LoadCurve, type MeasuredLoad, measuredUtilisation } from './load-curve.ts';
import { type FleetPlan, meanCallMs, type RegionPlan } from './plan.ts';
import { type FleetOutcome, simulateFleet } from './simulate-fleet.ts';
import type { WorkCosts } from './voice-processes.ts';

/** What a process was measured to cost: `measured.json`. */
export interface Measured {
  readonly curve: LoadCurve;
  readonly costs: WorkCosts;
  readonly comingBack: FleetPlan['comingBack'];
  /** Of a Redis, to renew one lease. */
  readonly leaseMicros: number;
}

export type Row = Readonly<Record<string, string | number>>;
export interface Table {
  readonly name: string;
  readonly rows: readonly Row[];
}

const SEED = 1;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NO_LIMIT = Number.POSITIVE_INFINITY;

/** An assumption: half of the calls are over within 2¼ minutes, on average they take a little more than three. */
const CALL = { medianMs: 135 * SECOND, sigma: 0.8 };
/** Round trips of Virginia, Ireland and Frankfurt, ms; see docs/operators/scale.md. */
const REGIONS: readonly RegionPlan[] = [
  { name: 'Virginia', share: 0.4, mostProcesses: NO_LIMIT, tripsMs: [0, 81, 89] },
  { name: 'Ireland', share: 0.35, mostProcesses: NO_LIMIT, tripsMs: [81, 0, 20] },
  { name: 'Frankfurt', share: 0.25, mostProcesses: NO_LIMIT, tripsMs: [89, 20, 0] },
];

/** A quiet fleet with so many calls at a time. Everything that is not measured is an assumption of docs/operators/scale.md. */
export function planOf(
  calls: number,
  { curve, costs, comingBack }: Measured,
  change: Partial<FleetPlan> = {},
): FleetPlan {
  const aSecond = calls / (meanCallMs(CALL) / SECOND);
  return {
    ...{
      seed: SEED,
      durationMs: 10 * MINUTE,
      settleMs: MINUTE,
      regions: REGIONS,
      curve,
      costs,
      comingBack,
      call: CALL,
    },
    arrivalsAt: () => aSecond,
    scaling: { launchMs: 90 * SECOND, lookEveryMs: 15 * SECOND, aimedUtilisation: 0.5 },
    noticeMs: 15 * SECOND,
    hearing: { first: NO_LIMIT, second: 0 },
    model: { tokensAMinute: NO_LIMIT, secondTokensAMinute: 0, tokensATurn: 1_500, turnEveryMs: 10 * SECOND },
    placing: { wanted: 0, allowed: 1 },
    people: { patienceMs: 10 * SECOND, callAgain: 0.8, callAgainMs: 20 * SECOND },
    handingOver: { afterMs: 5 * SECOND, aSecond: 15 },
    eventsACall: 30,
    happenings: [],
    ...change,
  };
}

/** The share of its core that one process with so many calls is busy. They neither come nor go, as in the measurement. */
export function simulateOneProcess(calls: number, measured: Measured): number {
  const alone = [{ name: 'here', share: 1, mostProcesses: 1, tripsMs: [0] }];
  const call = { medianMs: 1_000 * HOUR, sigma: 0 };
  const change = { regions: alone, call, arrivalsAt: () => calls / (meanCallMs(call) / SECOND) };
  return simulateFleet(planOf(calls, measured, change)).meanUtilisation;
}

/** One process, measured and simulated. */
export function curve(measured: Measured & { readonly rows: readonly MeasuredLoad[] }): Table {
  const rows = measured.rows.map((row) => {
    const simulated = simulateOneProcess(row.calls, measured);
    const was = measuredUtilisation(row);
    return {
      'calls in one process': row.calls,
      'CPU ms a call-second': row.cpuMsPerCallSecond,
      'of its core, measured': percent(was),
      simulated: percent(simulated),
      error: percent(simulated / was - 1),
    };
  });
  return { name: 'curve', rows };
}

/** From one call to a million: what is needed. */
export function sizes(measured: Measured, counts: readonly number[]): Table {
  const rows = counts.map((calls) => {
    const { mostCalls, mostProcesses, refused, turns, eventsASecond, leasesASecond } = simulateFleet(
      planOf(calls, measured),
    );
    const minutes = 9;
    return {
      'calls at a time': show(calls),
      'most at once': show(mostCalls),
      'voice processes': show(mostProcesses),
      refused: show(refused),
      'turns a second': show(turns / (minutes * 60)),
      'tokens a minute': show((turns / minutes) * 1_500),
      'events a second': show(eventsASecond),
      'leases renewed a second': show(leasesASecond),
      'of one Redis': percent((leasesASecond * measured.leaseMicros) / 1e6),
    };
  });
  return { name: 'sizes', rows };
}

/** How long an hour's ups and downs take to follow: calls double within a minute, or a day goes by. */
export function growth(measured: Measured): Table {
  const aSecond = planOf(10_000, measured).arrivalsAt(0);
  const burst = (times: number, withinMs: number) => (ms: number) =>
    aSecond * (1 + (times - 1) * Math.min(1, Math.max(0, (ms - 2 * MINUTE) / withinMs)));
  const runs: [string, Partial<FleetPlan>][] = [
    ['twice as many callers within ten minutes', { arrivalsAt: burst(2, 10 * MINUTE), durationMs: 20 * MINUTE }],
    ['twice as many at once', { arrivalsAt: burst(2, 1), durationMs: 20 * MINUTE }],
    ['five times as many at once', { arrivalsAt: burst(5, 1), durationMs: 20 * MINUTE }],
    [
      'five times as many at once, kept at 0.3 before',
      { arrivalsAt: burst(5, 1), durationMs: 20 * MINUTE, ...aimedAt(0.3) },
    ],
    ['a day from 1,000 at night to 10,000 at noon', { arrivalsAt: day(aSecond), durationMs: 24 * HOUR }],
  ];
  return {
    name: 'growth',
    rows: runs.map(([what, change]) => describeRun(what, simulateFleet(planOf(10_000, measured, change)))),
  };
}

const aimedAt = (aimedUtilisation: number): Partial<FleetPlan> => ({
  scaling: { launchMs: 90 * SECOND, lookEveryMs: 15 * SECOND, aimedUtilisation },
});

function day(peak: number): (ms: number) => number {
  return (ms) => peak * (0.55 - 0.45 * Math.cos((2 * Math.PI * ms) / (24 * HOUR)));
}

/** What goes wrong, with 10,000 calls at a time, and what callers hear of it. */
export function breakdowns(measured: Measured): Table {
  const atMs = 3 * MINUTE;
  const most = ({ share }: RegionPlan) => Math.ceil((10_000 * share) / callsAt(measured.curve, 0.5));
  const ceiling = REGIONS.map((region) => ({ ...region, mostProcesses: most(region) }));
  const runs: [string, Partial<FleetPlan>][] = [
    ['nothing happens', {}],
    ['a region is lost', { happenings: [{ atMs, type: 'regionLost', region: 0 }] }],
    ['… and the others may not grow', { regions: ceiling, happenings: [{ atMs, type: 'regionLost', region: 0 }] }],
    ['… kept at 0.3 of each core before', { ...aimedAt(0.3), happenings: [{ atMs, type: 'regionLost', region: 0 }] }],
    ['all sockets of a region break', { happenings: [{ atMs, type: 'socketsBroken', region: 0 }] }],
    [
      '… kept at 0.3 of each core before',
      { ...aimedAt(0.3), happenings: [{ atMs, type: 'socketsBroken', region: 0 }] },
    ],
    ['an upgrade, three processes a region at a time', { happenings: [{ atMs, type: 'upgrade', atOnce: 3 }] }],
  ];
  return {
    name: 'breakdowns',
    rows: runs.map(([what, change]) => describeRun(what, simulateFleet(planOf(10_000, measured, change)))),
  };
}

/** What a vendor's limits do to 10,000 calls at a time. */
export function limits(measured: Measured): Table {
  const atMs = 3 * MINUTE;
  // The first model's limit is below what is asked of it: 10,000 calls ask 90 million tokens a minute.
  const model = { tokensAMinute: NO_LIMIT, tokensATurn: 1_500, turnEveryMs: 10 * SECOND };
  const halved = { atMs, type: 'modelLimited', tokensAMinute: 18e6 } as const;
  const noHearing = { atMs, type: 'hearingLimited', limits: { first: 1_000, second: 0 } } as const;
  const secondHearing = { atMs, type: 'hearingLimited', limits: { first: 1_000, second: 10_000 } } as const;
  const runs: [string, Partial<FleetPlan>][] = [
    ['1,000 streams of hearing a region, nobody behind', { happenings: [noHearing] }],
    ['the same, a second vendor behind', { happenings: [secondHearing] }],
    [
      '18 million tokens a minute and region, nobody behind',
      { model: { ...model, secondTokensAMinute: 0 }, happenings: [halved] },
    ],
    ['the same, a second model behind', { model: { ...model, secondTokensAMinute: NO_LIMIT }, happenings: [halved] }],
    ['20 calls a second to place, 15 allowed', { placing: { wanted: 20, allowed: 15 } }],
  ];
  const rows = runs.map(([what, change]) => {
    const it = simulateFleet(planOf(10_000, measured, change));
    return {
      what,
      'calls that came': show(it.arrived),
      'not heard': show(it.unheard),
      'heard by the second': show(it.secondHearer),
      '429s waited for': show(it.throttled),
      'passed over': show(it.passedOver),
      'turns of the second model': `${share(it.secondModelTurns, it.turns)}`,
      'callers asked again': `${share(it.askedAgain, it.turns)}`,
      'longest wait to be placed, s': show(it.longestPlacingWaitMs / SECOND),
    };
  });
  return { name: 'limits', rows };
}

function describeRun(what: string, it: FleetOutcome): Row {
  const isHeard = !Number.isNaN(it.silence.p50);
  const seconds = (ms: number) => (isHeard ? (ms / SECOND).toFixed(1) : '-');
  return {
    what,
    'calls that came': show(it.arrived),
    refused: show(it.refused),
    dropped: show(it.dropped),
    elsewhere: show(it.elsewhere),
    'changed process': show(it.tookOver),
    'silence p50, s': seconds(it.silence.p50),
    'p99, s': seconds(it.silence.p99),
    'most processes': show(it.mostProcesses),
    'process hours per 1,000 call minutes': ((it.processHours / it.callMinutes) * 1_000).toFixed(3),
  };
}

/** Three digits that mean something, as people write numbers. */
function show(value: number): string {
  const rounded =
    value >= 1_000 ? Number(value.toPrecision(3)) : value >= 10 ? Math.round(value) : Number(value.toPrecision(2));
  return rounded.toLocaleString('en-US');
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

function share(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`;
}
