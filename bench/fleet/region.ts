import type { SimulatedCall } from './calls.ts';
import { callsAt } from './load-curve.ts';
import type { FleetPlan } from './plan.ts';
import type { Random } from './random.ts';
import { Bucket, StreamVendor } from './vendor.ts';
import { VoiceProcess } from './voice-processes.ts';

/** A minute's tokens can be used at once, and no more than that. */
const MINUTE_MS = 60_000;
/** A fleet shrinks by so much at a look at most: who is wanted again in a minute is not sent away. */
const SHRINKS_BY = 0.05;

/** The processes of one place, its vendors, and what it does about its size and its release. */
export class Region {
  readonly hearing: StreamVendor;
  readonly model: Bucket;
  /** All regions, the nearest first; itself is. */
  readonly nearest: readonly number[];
  mostUtilisation = 0;
  readonly #plan: FleetPlan;
  readonly #index: number;
  readonly #secondModel: Bucket;
  #processes: VoiceProcess[] = [];
  #ready: VoiceProcess[] = [];
  #nextId = 0;
  #lostAt: number | undefined;
  /** Those of the old release that are still to be replaced. */
  #old: VoiceProcess[] = [];
  #atOnce = 0;
  /** Of those that are given away: their calls, a few at a time. */
  readonly #leaving = new Map<VoiceProcess, SimulatedCall[]>();

  constructor(plan: FleetPlan, index: number) {
    this.#plan = plan;
    this.#index = index;
    this.hearing = new StreamVendor(plan.hearing);
    this.model = new Bucket(plan.model.tokensAMinute / MINUTE_MS, MINUTE_MS);
    this.#secondModel = new Bucket(plan.model.secondTokensAMinute / MINUTE_MS, MINUTE_MS);
    const trips = plan.regions[index]?.tripsMs ?? [];
    this.nearest = plan.regions.map((_region, other) => other).sort((left, right) => tripTo(left) - tripTo(right));
    function tripTo(other: number): number {
      return trips[other] ?? Number.POSITIVE_INFINITY;
    }
  }

  get isLost(): boolean {
    return this.#lostAt !== undefined;
  }

  get calls(): number {
    return this.#processes.reduce((sum, { calls }) => sum + calls, 0);
  }

  /** Processes that are paid for. */
  get size(): number {
    return this.#processes.length;
  }

  isKnownLost(at: number): boolean {
    return this.#lostAt !== undefined && at - this.#lostAt >= this.#plan.noticeMs;
  }

  /** As many as it begins with, all ready. */
  fill(count: number): void {
    const { mostProcesses = 0 } = this.#plan.regions[this.#index] ?? {};
    for (let left = Math.min(mostProcesses, Math.max(1, count)); left > 0; left -= 1) this.#start(0).status = 'ready';
    this.#refresh();
  }

  /** Of two that are ready, the emptier one. */
  pick(random: Random): VoiceProcess | undefined {
    const one = this.#ready[random.below(this.#ready.length)];
    const other = this.#ready[random.below(this.#ready.length)];
    if (one === undefined || other === undefined) return one ?? other;
    return one.calls <= other.calls ? one : other;
  }

  lose(at: number): void {
    this.#lostAt = at;
    this.#processes = [];
    this.#refresh();
  }

  upgrade(atOnce: number): void {
    this.#old = this.#processes.filter(({ status }) => status !== 'draining');
    this.#atOnce = atOnce;
  }

  /** Calls of processes that make room for a new release, a few at a time. */
  giveAway(at: number, listLive: () => readonly SimulatedCall[]): SimulatedCall[] {
    const { afterMs, aSecond } = this.#plan.handingOver;
    const due = [...this.#processes].filter(
      (process) =>
        process.drainsFrom !== undefined && at - process.drainsFrom >= afterMs && !this.#leaving.has(process),
    );
    if (due.length > 0) {
      for (const process of due) this.#leaving.set(process, []);
      for (const call of listLive()) if (call.process !== undefined) this.#leaving.get(call.process)?.push(call);
    }
    const given: SimulatedCall[] = [];
    for (const [process, calls] of this.#leaving) {
      // A whole second's worth at its beginning would be a herd: a tenth each step, rounded by turns.
      const most =
        Math.floor(((at % 1_000) / 100 + 1) * (aSecond / 10)) - Math.floor(((at % 1_000) / 100) * (aSecond / 10));
      for (let left = most; left > 0 && calls.length > 0; ) {
        const call = calls.pop();
        if (call === undefined || call.isOver || call.process !== process) continue;
        given.push(call);
        left -= 1;
      }
      if (calls.length === 0) this.#leaving.delete(process);
    }
    return given;
  }

  pass(at: number, isLook: boolean): void {
    const { curve, scaling } = this.#plan;
    let isChanged = false;
    for (const process of this.#processes) {
      process.pass(100, curve);
      if (isLook) process.look();
      if (process.status === 'starting' && at - process.startedAt >= scaling.launchMs) {
        process.status = 'ready';
        isChanged = true;
      }
      if (process.status === 'draining' && process.calls === 0) {
        process.status = 'gone';
        isChanged = true;
      }
    }
    if (isLook) this.mostUtilisation = this.#processes.reduce((most, one) => Math.max(most, one.utilisation), 0);
    if (!this.isLost && at % scaling.lookEveryMs === 0) isChanged = this.#resize(at) || isChanged;
    if (!this.isLost && isLook) isChanged = this.#replace(at) || isChanged;
    if (isChanged) this.#refresh();
  }

  /** What callers ask of the models meanwhile. */
  think(random: Random, ms: number): { turns: number; second: number; none: number } {
    const { turnEveryMs, tokensATurn } = this.#plan.model;
    const turns = random.poisson((this.calls * ms) / turnEveryMs);
    this.model.pass(ms);
    this.#secondModel.pass(ms);
    const first = this.model.take(turns, tokensATurn);
    const second = this.#secondModel.take(turns - first, tokensATurn);
    return { turns, second, none: turns - first - second };
  }

  /** What its processes have worked since the last question, ms of a core. */
  takeBusyMs(): number {
    return this.#processes.reduce((sum, process) => sum + process.takeBusyMs(), 0);
  }

  #start(at: number): VoiceProcess {
    const process = new VoiceProcess({ region: this.#index, id: this.#nextId, startedAt: at });
    this.#nextId += 1;
    this.#processes.push(process);
    return process;
  }

  #resize(at: number): boolean {
    const { scaling, curve, regions } = this.#plan;
    const most = regions[this.#index]?.mostProcesses ?? 0;
    const wanted = Math.min(most, Math.max(1, Math.ceil(this.calls / callsAt(curve, scaling.aimedUtilisation))));
    const standing = this.#processes.filter(({ status }) => status === 'ready' || status === 'starting');
    for (let missing = wanted - standing.length; missing > 0; missing -= 1) this.#start(at);
    if (this.#old.length > 0) return false;
    const surplus = Math.min(standing.length - wanted, Math.ceil(standing.length * SHRINKS_BY));
    const going = surplus > 0 ? standing.filter(({ status }) => status === 'ready').slice(-surplus) : [];
    // Whoever is one too many waits for its calls to end: nobody hears anything of it.
    for (const process of going) process.status = 'draining';
    return going.length > 0;
  }

  /** New ones first; as soon as they are ready, as many old ones are told to stop. */
  #replace(at: number): boolean {
    if (this.#old.length === 0) return false;
    const starting = this.#processes.filter(({ status }) => status === 'starting').length;
    const draining = this.#processes.filter(({ drainsFrom }) => drainsFrom !== undefined).length;
    const oldReady = this.#old.filter(({ status }) => status === 'ready');
    const spare = this.#ready.length - this.#wantedNow();
    if (spare <= 0 && starting === 0 && draining === 0)
      for (let left = Math.min(this.#atOnce, oldReady.length); left > 0; left -= 1) this.#start(at);
    const stopping =
      draining === 0 && starting === 0 && spare > 0 ? oldReady.slice(0, Math.min(spare, this.#atOnce)) : [];
    for (const process of stopping) Object.assign(process, { status: 'draining', drainsFrom: at });
    this.#old = this.#old.filter(({ status }) => status === 'ready');
    return stopping.length > 0;
  }

  #wantedNow(): number {
    const { curve, scaling } = this.#plan;
    return Math.ceil(this.calls / callsAt(curve, scaling.aimedUtilisation));
  }

  #refresh(): void {
    this.#processes = this.#processes.filter(({ status }) => status !== 'gone');
    this.#ready = this.#processes.filter(({ status }) => status === 'ready');
  }
}
