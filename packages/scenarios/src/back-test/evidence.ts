import type { Asked, Simulation } from '../simulation.ts';
import { isSamePlace, type LoggedCall, type Moment, type Place } from './logged-call.ts';

const ANSWERS: Readonly<Record<Asked['type'], readonly string[]>> = {
  askModel: ['modelReplied', 'modelFailed'],
  request: ['requestFinished'],
  transfer: ['transferFinished'],
  sendMessage: ['messageSent'],
  consult: ['consulted'],
  findPassages: ['passagesFound'],
};

/** What the caller does, or lets happen by waiting. */
const MOVES: ReadonlySet<string> = new Set(['callerSaid', 'callerPressed', 'silence', 'timerFired', 'pickedUp']);

/** What a log still has to say once the call goes its own way, each of it once. */
export class Evidence {
  /** How the call came to its end. */
  readonly endedBy: 'hungUp' | 'over' | 'cutOff';
  #left: readonly Moment[];

  /** `fromSeq`: the first entry that has not happened yet; null when all of them have, but for the caller's hanging up. */
  constructor({ moments, outcome }: LoggedCall, fromSeq: number | null) {
    const hangsUp = moments.some(({ happening }) => happening.type === 'hungUp');
    this.endedBy = hangsUp ? 'hungUp' : outcome === null ? 'cutOff' : 'over';
    this.#left = moments.filter(
      ({ seq, isLate, happening: { type } }) =>
        !isLate && type !== 'agentHeard' && (type === 'hungUp' || (fromSeq !== null && seq >= fromSeq)),
    );
  }

  /** Of a call that was cut off by something that no flow decides, nothing is left to say. */
  get isCutOff(): boolean {
    return this.endedBy === 'cutOff' && this.#left.length === 0;
  }

  /** The caller hung up at this step, and did nothing else before. */
  takeHangUp(place: Place): Moment | undefined {
    const [next] = this.#left.filter((moment) => isMove(moment) || isSamePlace(moment.place, place));
    if (next?.happening.type !== 'hungUp') return undefined;
    this.drop(next);
    return next;
  }

  /** How the world answered at a step. */
  takeAnswer(asked: Asked, place: Place): Moment | undefined {
    return this.#take(
      ({ happening, place: then }) => ANSWERS[asked.type].includes(happening.type) && isSamePlace(then, place),
    );
  }

  takeSignal(name: string | undefined): Moment | undefined {
    return this.#take(({ happening }) => happening.type === 'signalArrived' && happening.signal === name);
  }

  /** What the caller did next at this step; what they did before at others is then past. */
  takeMove(place: Place, simulation: Simulation): Moment | undefined {
    const found = this.#left.find(
      (moment) =>
        isMove(moment) &&
        isSamePlace(moment.place, place) &&
        (moment.happening.type !== 'timerFired' || simulation.timers.has(moment.happening.timer)),
    );
    if (found !== undefined) this.#left = this.#left.filter((moment) => moment.seq > found.seq || !isMove(moment));
    return found;
  }

  /** What the caller did next anywhere. */
  nextMove(): Moment | undefined {
    return this.#left.find((moment) => isMove(moment) && moment.happening.type !== 'timerFired');
  }

  drop(moment: Moment): void {
    this.#left = this.#left.filter((other) => other !== moment);
  }

  #take(matches: (moment: Moment) => boolean): Moment | undefined {
    const found = this.#left.find(matches);
    if (found !== undefined) this.drop(found);
    return found;
  }
}

function isMove({ happening }: Moment): boolean {
  return MOVES.has(happening.type);
}
