import type { CallGraph, CallWay } from './call-graph.ts';

export interface WorstCase {
  /** What the caller tries to come to. */
  readonly isGoal: (node: string) => boolean;
  readonly isGoalWay?: (node: string, way: CallWay) => boolean;
  /** Taken for granted to lead there, as what comes of it is shown elsewhere. */
  readonly isGranted?: (node: string) => boolean;
}

/**
 * How many turns of the caller it takes at most to come to the goal from each node, when the caller answers as well as they can and
 * everything else (conditions, other systems, the model) decides against them. Nodes from which it can be prevented for ever are
 * missing. A game on the drawing, solved from the goal backwards; linear in nodes and ways.
 */
export function worstCaseTurns(call: CallGraph, goal: WorstCase): ReadonlyMap<string, number> {
  const solving = new Solving(call, goal);
  solving.run();
  return solving.turns;
}

/** What is shown so far of a place that is not decided yet, in turns. */
interface Open {
  /** How many ways are left that somebody else may take. */
  others: number;
  /** The worst of the others' ways, and the best of the caller's own. */
  worst: number;
  best: number;
}

class Solving {
  readonly turns = new Map<string, number>();
  readonly #call: CallGraph;
  readonly #isGoalWay: (node: string, way: CallWay) => boolean;
  readonly #open = new Map<string, Open>();
  /** By number of turns, the places from which it takes so many. */
  readonly #buckets: string[][] = [];

  constructor(call: CallGraph, { isGoal, isGoalWay = () => false, isGranted = () => false }: WorstCase) {
    this.#call = call;
    this.#isGoalWay = isGoalWay;
    for (const [place, ways] of call.ways) {
      let others = 0;
      for (const way of ways) if (way.chosen !== true && !isDiversion(way)) others += 1;
      this.#open.set(place, { others, worst: 0, best: Number.POSITIVE_INFINITY });
    }
    for (const node of call.nodes) {
      if (isGoal(node) || isGranted(node)) this.#settle(node, 0);
      for (const way of call.ways.get(node) ?? []) if (isGoalWay(node, way)) this.#show(node, way, 0);
    }
  }

  /** The goal is come to from here within so many turns. */
  #settle(place: string, turns: number): void {
    if (this.turns.has(place)) return;
    this.turns.set(place, turns);
    const bucket = this.#buckets[turns];
    if (bucket === undefined) this.#buckets[turns] = [place];
    else bucket.push(place);
  }

  /** This way leads to the goal within so many turns from its end. */
  #show(place: string, way: CallWay, turns: number): void {
    const open = this.#open.get(place);
    if (open === undefined) return;
    if (way.chosen === true) open.best = Math.min(open.best, turns);
    else if (isDiversion(way)) return;
    else {
      open.others -= 1;
      open.worst = Math.max(open.worst, turns);
      // Whoever is asked something may also let the others decide.
      if (open.others === 0) open.best = Math.min(open.best, open.worst);
    }
    if (Number.isFinite(open.best)) this.#settle(place, open.best + this.#costOf(place));
  }

  /** An answer costs a turn; that something is asked for at a junction was counted at the question. */
  #costOf(place: string): number {
    return this.#call.turns.has(place) ? 1 : 0;
  }

  run(): void {
    for (let turns = 0; turns < this.#buckets.length; turns += 1) {
      const bucket = this.#buckets[turns] ?? [];
      for (let index = 0; index < bucket.length; index += 1) this.#showWaysTo(bucket[index] ?? '', turns);
    }
  }

  #showWaysTo(settled: string, turns: number): void {
    for (const place of this.#call.before.get(settled) ?? []) {
      for (const way of this.#call.ways.get(place) ?? [])
        if (way.to === settled && !this.#isGoalWay(place, way)) this.#show(place, way, turns);
    }
  }
}

/** What may happen anywhere takes a caller aside; where it leads is shown for itself, as for every place a caller can come to. */
function isDiversion({ port }: CallWay): boolean {
  return port === '';
}
