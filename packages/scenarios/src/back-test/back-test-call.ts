import type { Happening } from '@aybiza/call-log';
import { fitCourse } from '@aybiza/dialogue';
import type { Statechart } from '@aybiza/statechart';
import { ordinaryAnswer } from '../answers.ts';
import { type Asked, blankSimulation, happen, nextTimer, passTime, type Simulation } from '../simulation.ts';
import type { Assumption, BackTestedCall, Divergence, Undecided } from './back-tested-call.ts';
import { Evidence } from './evidence.ts';
import { type LoggedCall, placeOf } from './logged-call.ts';

/** Asks a model what the log has no answer to; undefined when it has none either: then the model does what it ordinarily does. */
export type AskModel = (asked: Extract<Asked, { type: 'askModel' }>) => Promise<Happening | undefined>;

/** Longer is no call; a flow that never waits for its caller does not go on for ever here. */
const MAX_STEPS = 1_000;

/**
 * How a call that happened would go through another flow. As far as the caller is at the same step in both, what happened is what
 * happens; from there on the caller's words, keys and silences and the answers of other systems come from the log where they were given
 * at that step, and words that fit where they were not said are assumed. Does nothing outside; asks nobody but `askModel`.
 */
export async function backTestCall(
  call: LoggedCall,
  statechart: Statechart,
  askModel?: AskModel,
): Promise<BackTestedCall> {
  const { statechart: was, events } = call;
  const { happenings, endsBefore } = fitCourse(statechart, { was, events, beforeSeq: Number.POSITIVE_INFINITY });
  const together = happenings.reduce(happen, blankSimulation(statechart, call.beganAt));
  const alone = new GoingOn(together, new Evidence(call, endsBefore), askModel);
  await alone.run();
  return judge(call, alone);
}

/** A call on its own way, with what the log still has to say. */
class GoingOn {
  simulation: Simulation;
  undecided: Undecided | null = null;
  readonly assumed = new Set<Assumption>();
  readonly #evidence: Evidence;
  readonly #askModel: AskModel | undefined;
  /** Words were tried here, and a model is asked what they mean. */
  #triedAt: Simulation | null = null;

  constructor(simulation: Simulation, evidence: Evidence, askModel: AskModel | undefined) {
    this.simulation = simulation;
    this.#evidence = evidence;
    this.#askModel = askModel;
  }

  async run(): Promise<void> {
    for (let steps = 0; this.simulation.outcome === null && this.undecided === null; steps += 1) {
      const hungUp = this.#evidence.takeHangUp(this.#place);
      if (hungUp !== undefined) this.#happen(hungUp.happening, hungUp.sinceMs);
      else if (steps === MAX_STEPS) this.#stop('tooLong');
      else if (this.#evidence.isCutOff) return;
      else if (this.simulation.asked !== null) await this.#answer(this.simulation.asked);
      else if (!this.#takeUnaided()) this.#moveOn();
    }
  }

  async #answer(asked: Asked): Promise<void> {
    const logged = this.#evidence.takeAnswer(asked, this.#place);
    if (logged === undefined) this.#happen((await this.#askModelAgain(asked)) ?? this.#assumeAnswer(asked));
    else this.#happen(logged.happening, logged.sinceMs);
    if (this.#triedAt !== null && this.simulation.asked === null) this.#keepIfFitting(this.#triedAt);
  }

  async #askModelAgain(asked: Asked): Promise<Happening | undefined> {
    if (asked.type !== 'askModel') return undefined;
    this.assumed.add('model');
    return this.#askModel?.(asked);
  }

  #assumeAnswer(asked: Asked): Happening {
    if (asked.type === 'request' || asked.type === 'transfer') this.assumed.add(asked.type);
    if (asked.type === 'sendMessage') this.assumed.add('message');
    if (drawsLot(this.simulation)) this.assumed.add('lot');
    return ordinaryAnswer(this.simulation, asked);
  }

  /** A wait that needs no caller: it ends by a signal, which the log may have, or in its time. */
  #takeUnaided(): boolean {
    const { wait } = this.simulation.dialogue;
    if (wait !== null && wait.kind !== 'hold') return false;
    const signal = wait === null ? undefined : this.#evidence.takeSignal(wait.hold.signal);
    const timer = nextTimer(this.simulation);
    if (signal !== undefined) this.#happen(signal.happening, signal.sinceMs);
    else if (timer !== undefined)
      this.simulation = passTime(this.simulation, Math.max(0, timer.dueAt - this.simulation.nowMs));
    return signal !== undefined || timer !== undefined;
  }

  /** The caller does what they did at this step, or else what they did next, if that fits here. */
  #moveOn(): void {
    const here = this.#evidence.takeMove(this.#place, this.simulation);
    const next = here ?? this.#evidence.nextMove();
    const before = this.simulation;
    if (next !== undefined) this.#happen(next.happening, next.sinceMs);
    if (here !== undefined) return;
    if (next === undefined) this.#stop(this.#evidence.endedBy);
    else {
      this.#evidence.drop(next);
      this.assumed.add(next.happening.type === 'silence' ? 'silence' : 'words');
      if (this.simulation.asked === null) this.#keepIfFitting(before);
      else this.#triedAt = before;
    }
  }

  #keepIfFitting(before: Simulation): void {
    this.#triedAt = null;
    if (fits(before, this.simulation)) return;
    this.simulation = before;
    this.#stop('notAsked');
  }

  #happen(happening: Happening, sinceMs = this.simulation.nowMs): void {
    const { dialogue, nowMs } = this.simulation;
    const own = 'wait' in happening ? { ...happening, wait: dialogue.wait?.ticket ?? happening.wait } : happening;
    this.simulation = happen({ ...this.simulation, nowMs: Math.max(nowMs, sinceMs) }, own);
  }

  #stop(reason: Undecided['reason']): void {
    this.undecided = { node: this.simulation.dialogue.wait?.node ?? '', reason };
  }

  get #place() {
    return placeOf(this.simulation.dialogue.wait);
  }
}

/** The clock needs no assumption: it is as late as the call was. */
function drawsLot({ dialogue: { wait } }: Simulation): boolean {
  return wait?.kind === 'consult' && wait.decides.type === 'draw';
}

/** Were words, a key or a silence of use at a step where they were not given? */
function fits(before: Simulation, after: Simulation): boolean {
  if (after.outcome !== null || after.moves.length > before.moves.length) return true;
  const kind = before.dialogue.wait?.kind;
  if (kind === 'converse' || kind === 'voicemail' || kind === 'answer') return true;
  const isSilence = after.happenings.at(-1)?.type === 'silence';
  const records = after.records.slice(before.records.length);
  return isSilence || records.some((record) => record.type === 'understood' && record.layer !== 'none');
}

function judge(call: LoggedCall, { simulation, undecided, assumed }: GoingOn): BackTestedCall {
  const divergence = divergenceOf(call, simulation);
  const found = {
    outcomeWas: call.outcome,
    outcomeNow: simulation.outcome,
    divergence,
    assumed: [...assumed],
    undecided,
  };
  if (undecided !== null) return { ...found, verdict: 'undecided' };
  if (simulation.outcome !== call.outcome) return { ...found, verdict: 'otherOutcome' };
  return { ...found, verdict: divergence === null ? 'same' : 'otherPath' };
}

function divergenceOf({ moves }: LoggedCall, simulation: Simulation): Divergence | null {
  const index = Array.from({ length: Math.max(moves.length, simulation.moves.length) }, (_, at) => at).find((at) => {
    const was = moves[at];
    const now = simulation.moves[at];
    return was?.node !== now?.node || was?.port !== now?.port || was?.to !== now?.to;
  });
  if (index === undefined) return null;
  const was = moves[index];
  const now = simulation.moves[index];
  return {
    seq: was?.seq ?? null,
    node: moves[index - 1]?.to || (was ?? now)?.node || '',
    was: was === undefined ? null : { port: was.port, to: was.to },
    now: now === undefined ? null : { port: now.port, to: now.to },
  };
}
