import { Calendar, type SimulatedCall } from './calls.ts';
import { Histogram } from './histogram.ts';
import { callsAt } from './load-curve.ts';
import { type FleetPlan, type Happening, meanCallMs } from './plan.ts';
import { createRandom, type Random } from './random.ts';
import { Region } from './region.ts';
import { Bucket } from './vendor.ts';
import { HIGH, type VoiceProcess } from './voice-processes.ts';

/** Everything happens in steps of this length; what takes longer is exact to it. */
export const STEP_MS = 100;
const LOOK_EVERY_MS = 500;
/** Between how many processes of a region one is chosen: the emptier of two, and again when it has no room. */
const TRIES = 3;
/** After this a socket that broke has been noticed at both ends. */
const SOCKETS_BREAK_WITHIN_MS = 1_000;

/** What became of the fleet, after it had settled. */
export interface FleetOutcome {
  readonly arrived: number;
  /** No process had room anywhere. */
  readonly refused: number;
  /** Nobody had a stream left to hear them by. */
  readonly unheard: number;
  /** Carried in another region than the nearest. */
  readonly elsewhere: number;
  /** Their first address did not answer. */
  readonly late: number;
  readonly dropped: number;
  readonly calledAgain: number;
  readonly tookOver: number;
  /** From a call's last sound to its next one, where it changed processes; ms. */
  readonly silence: { readonly p50: number; readonly p99: number; readonly longest: number };
  readonly throttled: number;
  readonly passedOver: number;
  readonly secondHearer: number;
  readonly turns: number;
  readonly secondModelTurns: number;
  /** Turns that no model took: their callers are asked again. */
  readonly askedAgain: number;
  readonly longestPlacingWaitMs: number;
  readonly mostCalls: number;
  readonly mostProcesses: number;
  readonly processHours: number;
  readonly callMinutes: number;
  readonly mostUtilisation: number;
  /** Of all processes over all of the time. */
  readonly meanUtilisation: number;
  readonly eventsASecond: number;
  /** Renewals. */
  readonly leasesASecond: number;
}

/**
 * Runs a plan through, without a clock: discrete events by steps of 100 ms, each call by itself. Turns of the model, events for the
 * database and operations of Redis are counted by their rates, not one by one: of a fleet only their sums in a step matter.
 * The same plan gives the same outcome.
 */
export function simulateFleet(plan: FleetPlan): FleetOutcome {
  const fleet = new Fleet(plan);
  for (let at = 0; at < plan.durationMs; at += STEP_MS) fleet.step(at);
  return fleet.outcome();
}

/** Each call's lease is renewed so often (`RENEW_EVERY_MS` in `apps/voice/src/records/lease-keeper.ts`). */
const RENEWALS_A_SECOND = 2.5;

const NOTHING = {
  ...{ arrived: 0, refused: 0, unheard: 0, elsewhere: 0, late: 0, dropped: 0, calledAgain: 0, tookOver: 0 },
  ...{ secondHearer: 0, turns: 0, secondModelTurns: 0, askedAgain: 0, longestPlacingWaitMs: 0, mostCalls: 0 },
  ...{ mostProcesses: 0, processHours: 0, callMinutes: 0, mostUtilisation: 0, eventsASecond: 0, leasesASecond: 0 },
  busyHours: 0,
};
type Sum = keyof typeof NOTHING;

class Fleet {
  readonly #plan: FleetPlan;
  readonly #random: Random;
  readonly #regions: readonly Region[];
  readonly #ends: Calendar<SimulatedCall>;
  readonly #returns: Calendar<{ readonly call: SimulatedCall; readonly brokenAt: number }>;
  readonly #silences = new Histogram();
  readonly #placing: Bucket;
  /** Homes of callers who lost their call and call again. */
  readonly #again: Calendar<number>;
  #live: SimulatedCall[] = [];
  #happenings: Happening[];
  #toPlace = 0;
  #isCounting = false;
  readonly #sums = { ...NOTHING };

  constructor(plan: FleetPlan) {
    this.#plan = plan;
    this.#random = createRandom(plan.seed);
    this.#regions = plan.regions.map((_region, index) => new Region(plan, index));
    this.#ends = new Calendar(STEP_MS);
    this.#returns = new Calendar(STEP_MS);
    this.#again = new Calendar(STEP_MS);
    this.#placing = new Bucket(plan.placing.allowed / 1_000, 1_000);
    this.#happenings = [...plan.happenings].sort((left, right) => left.atMs - right.atMs);
    this.#fill();
  }

  /** A fleet that has run for long: as many calls as come and go, each somewhere in its life. */
  #fill(): void {
    const { plan, random } = { plan: this.#plan, random: this.#random };
    const calls =
      (plan.arrivalsAt(0) + plan.placing.allowed * Math.sign(plan.placing.wanted)) * (meanCallMs(plan.call) / 1_000);
    for (const [index, region] of this.#regions.entries()) {
      const nearest = Math.round(calls * (plan.regions[index]?.share ?? 0));
      region.fill(Math.ceil(nearest / callsAt(plan.curve, plan.scaling.aimedUtilisation)));
      const own = Math.min(nearest, region.size * callsAt(plan.curve, HIGH));
      for (let count = 0; count < own; count += 1) {
        // Long calls are met more often than short ones: lognormal again, its median moved by the square of sigma.
        const wholeMs = random.lognormal(plan.call.medianMs * Math.exp(plan.call.sigma ** 2), plan.call.sigma);
        this.#begin(0, { home: index, lengthMs: wholeMs * random.unit() });
      }
    }
  }

  step(at: number): void {
    this.#isCounting = at >= this.#plan.settleMs;
    while (this.#happenings[0] !== undefined && this.#happenings[0].atMs <= at) {
      const [happening, ...later] = this.#happenings;
      this.#happenings = later;
      if (happening !== undefined) this.#happen(happening, at);
    }
    for (const call of this.#ends.take(at)) if (!call.isOver) this.#end(call);
    for (const { call, brokenAt } of this.#returns.take(at)) this.#comeBack(call, { at, brokenAt });
    for (const home of this.#again.take(at)) this.#arrive(at, home);
    const { arrivalsAt, regions } = this.#plan;
    for (const [home, { share }] of regions.entries())
      for (let left = this.#random.poisson((arrivalsAt(at) * share * STEP_MS) / 1_000); left > 0; left -= 1)
        this.#arrive(at, home);
    this.#place(at);
    for (const region of this.#regions) {
      for (const call of region.giveAway(at, () => this.#live)) this.#lose(call, { at, brokenAt: at });
      region.pass(at, at % LOOK_EVERY_MS === 0);
    }
    this.#count(at);
  }

  #happen(happening: Happening, at: number): void {
    switch (happening.type) {
      case 'regionLost': {
        for (const call of this.#callsIn(happening.region)) this.#drop(call, at);
        this.#regions[happening.region]?.lose(at);
        return;
      }
      case 'socketsBroken':
        for (const call of this.#callsIn(happening.region))
          this.#lose(call, { at: at + this.#random.unit() * SOCKETS_BREAK_WITHIN_MS, brokenAt: at });
        return;
      case 'hearingLimited':
        for (const region of this.#regions) region.hearing.limit(happening.limits);
        return;
      case 'modelLimited':
        for (const region of this.#regions) region.model.limit(happening.tokensAMinute / 60_000);
        return;
      case 'upgrade':
        for (const region of this.#regions) region.upgrade(happening.atOnce);
    }
  }

  #callsIn(region: number): SimulatedCall[] {
    return this.#live.filter((call) => !call.isOver && call.process?.region === region);
  }

  #arrive(at: number, home: number): void {
    this.#add('arrived');
    const lengthMs = this.#random.lognormal(this.#plan.call.medianMs, this.#plan.call.sigma);
    this.#begin(at, { home, lengthMs });
  }

  #place(at: number): void {
    const { wanted, allowed } = this.#plan.placing;
    this.#placing.pass(STEP_MS);
    this.#toPlace += (wanted * STEP_MS) / 1_000;
    const going = this.#placing.take(Math.floor(this.#toPlace));
    this.#toPlace -= going;
    for (let left = going; left > 0; left -= 1) this.#arrive(at, this.#random.below(this.#regions.length));
    if (wanted > 0) this.#most('longestPlacingWaitMs', (this.#toPlace / allowed) * 1_000);
  }

  #begin(at: number, { home, lengthMs }: { home: number; lengthMs: number }): void {
    const process = this.#choose({ at, home, isNew: true });
    if (process === undefined) {
      this.#add('refused');
      return;
    }
    const hearer = this.#regions[process.region]?.hearing.open(process.id, at) ?? 'nobody';
    if (hearer === 'nobody') {
      this.#add('unheard');
      return;
    }
    if (hearer === 'second') this.#add('secondHearer');
    if (process.region !== home) this.#add('elsewhere');
    process.calls += 1;
    if (at > 0) process.work(this.#plan.costs.setUpMs, this.#plan.curve);
    const call: SimulatedCall = { process, hearer, region: process.region, home, endsAt: at + lengthMs, isOver: false };
    this.#live.push(call);
    if (call.endsAt < this.#plan.durationMs) this.#ends.add(call.endsAt, call);
  }

  /** The nearest region that is known to be well and has room; in it the emptier of two. */
  #choose({ at, home, isNew }: { at: number; home: number; isNew: boolean }): VoiceProcess | undefined {
    for (const index of this.#regions[home]?.nearest ?? []) {
      const region = this.#regions[index];
      if (region === undefined || region.isKnownLost(at)) continue;
      if (region.isLost) {
        this.#add('late');
        continue;
      }
      for (let tries = 0; tries < TRIES; tries += 1) {
        const process = region.pick(this.#random);
        if (process !== undefined && (isNew ? process.hasRoom : process.takesBack)) return process;
      }
    }
    return undefined;
  }

  /** The stream is gone, the call is not: its caller is on the way to another process. */
  #lose(call: SimulatedCall, { at, brokenAt }: { at: number; brokenAt: number }): void {
    this.#leave(call);
    const { medianMs, sigma } = this.#plan.comingBack;
    this.#returns.add(at + this.#random.lognormal(medianMs, sigma), { call, brokenAt });
  }

  #comeBack(call: SimulatedCall, { at, brokenAt }: { at: number; brokenAt: number }): void {
    if (call.isOver) return;
    const process = this.#choose({ at, home: call.home, isNew: false });
    const waitMs = process?.work(this.#plan.costs.takeOverMs, this.#plan.curve) ?? Number.POSITIVE_INFINITY;
    const silenceMs = at - brokenAt + waitMs;
    const hearer = process && this.#regions[process.region]?.hearing.open(process.id, at);
    if (
      process === undefined ||
      hearer === undefined ||
      hearer === 'nobody' ||
      silenceMs > this.#plan.people.patienceMs
    ) {
      if (process !== undefined && hearer !== undefined) this.#regions[process.region]?.hearing.close(hearer);
      this.#drop(call, at);
      return;
    }
    Object.assign(call, { process, hearer, region: process.region });
    process.calls += 1;
    this.#add('tookOver');
    if (this.#isCounting) this.#silences.add(silenceMs);
  }

  #leave(call: SimulatedCall): void {
    if (call.process === undefined) return;
    call.process.calls -= 1;
    this.#regions[call.region]?.hearing.close(call.hearer);
    call.process = undefined;
  }

  #end(call: SimulatedCall): void {
    this.#leave(call);
    call.isOver = true;
  }

  #drop(call: SimulatedCall, at: number): void {
    this.#end(call);
    this.#add('dropped');
    const { callAgain, callAgainMs } = this.#plan.people;
    if (this.#random.unit() >= callAgain) return;
    this.#add('calledAgain');
    this.#again.add(at - Math.log(1 - this.#random.unit()) * callAgainMs, call.home);
  }

  #count(at: number): void {
    const calls = this.#regions.reduce((sum, region) => sum + region.calls, 0);
    const processes = this.#regions.reduce((sum, region) => sum + region.size, 0);
    for (const region of this.#regions) {
      const { turns, second, none } = region.think(this.#random, STEP_MS);
      this.#add('turns', turns);
      this.#add('secondModelTurns', second);
      this.#add('askedAgain', none);
    }
    this.#add('processHours', (processes * STEP_MS) / 3_600_000);
    this.#add('callMinutes', (calls * STEP_MS) / 60_000);
    for (const region of this.#regions) this.#add('busyHours', region.takeBusyMs() / 3_600_000);
    this.#most('mostCalls', calls);
    this.#most('mostProcesses', processes);
    this.#most('eventsASecond', (calls * this.#plan.eventsACall) / (meanCallMs(this.#plan.call) / 1_000));
    this.#most('leasesASecond', calls * RENEWALS_A_SECOND);
    if (at % LOOK_EVERY_MS === 0)
      this.#most('mostUtilisation', Math.max(...this.#regions.map((region) => region.mostUtilisation)));
    if (this.#live.length > 2 * calls + 1_000) this.#live = this.#live.filter(({ isOver }) => !isOver);
  }

  #add(what: Sum, count = 1): void {
    if (this.#isCounting) this.#sums[what] += count;
  }

  #most(what: Sum, value: number): void {
    if (this.#isCounting) this.#sums[what] = Math.max(this.#sums[what], value);
  }

  outcome(): FleetOutcome {
    const silence = (share: number) => this.#silences.percentile(share);
    const hearing = (figure: 'throttled' | 'passedOver') =>
      this.#regions.reduce((sum, region) => sum + region.hearing[figure], 0);
    const { busyHours, ...sums } = this.#sums;
    return {
      ...sums,
      meanUtilisation: busyHours / sums.processHours,
      silence: { p50: silence(0.5), p99: silence(0.99), longest: silence(1) },
      throttled: hearing('throttled'),
      passedOver: hearing('passedOver'),
    };
  }
}
