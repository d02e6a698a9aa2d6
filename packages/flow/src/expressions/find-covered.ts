import { type Expression, evaluate, type Value, type Values } from '@aybiza/statechart';

/** So many combinations of values are looked at, and no more: what is not decided by then is not reported. */
const MAX_EVALUATIONS = 20_000;

/**
 * Which of some conditions, asked in order, can never be the first that holds: because of themselves, or because an earlier one holds
 * wherever they do. Exact where variables are compared with constants: between two neighbouring constants all values decide alike,
 * so one of each stretch is tried. Whatever else stands in a condition may be so or not so, as often as it is written alike; a
 * condition that is named here is therefore never reached, and one that is not named may be.
 */
export function findCovered(conditions: readonly Expression[]): number[] {
  const worlds = new Worlds();
  const simple = conditions.map((condition) => worlds.abstract(condition));
  const candidates = worlds.variables();
  const size = candidates.reduce((product, [, values]) => product * values.length, 1);
  if (size * conditions.length > MAX_EVALUATIONS) return [];
  const reached = new Set<number>();
  for (let world = 0; world < size && reached.size < conditions.length; world += 1) {
    const values = combination(candidates, world);
    const first = simple.findIndex((condition) => evaluate(condition, values).value === true);
    if (first !== -1) reached.add(first);
  }
  return conditions.flatMap((_, index) => (reached.has(index) ? [] : [index]));
}

type Candidates = readonly (readonly [string, readonly Value[]])[];

/** One of all combinations, by its number. */
function combination(candidates: Candidates, number: number): Values {
  const values: Record<string, Value> = {};
  let rest = number;
  for (const [name, list] of candidates) {
    values[name] = list[rest % list.length] ?? null;
    rest = Math.floor(rest / list.length);
  }
  return values;
}

const COMPARISONS: ReadonlySet<Expression['op']> = new Set(['eq', 'ne', 'lt', 'le', 'gt', 'ge']);

/** Collects what conditions ask about: variables with the constants they are compared with, and questions it cannot look into. */
class Worlds {
  readonly #constants = new Map<string, Value[]>();
  readonly #opaque = new Map<string, string>();

  /** The same condition with every part that cannot be looked into as a variable of its own. */
  abstract(condition: Expression): Expression {
    switch (condition.op) {
      case 'value':
        return condition;
      case 'not':
        return { op: 'not', of: this.abstract(condition.of) };
      case 'and':
      case 'or':
        return { op: condition.op, all: condition.all.map((part) => this.abstract(part)) };
      case 'variable':
        return this.#compared(condition, condition.name, [true, false]);
      case 'isSet':
        return condition.of.op === 'variable'
          ? this.#compared(condition, condition.of.name, [])
          : this.#asOpaque(condition);
      case 'in':
        return condition.left.op === 'variable' && condition.right.op === 'list'
          ? this.#comparedWithAll(condition, condition.left.name, condition.right.items)
          : this.#asOpaque(condition);
      default:
        return COMPARISONS.has(condition.op) && 'left' in condition
          ? this.#comparison(condition)
          : this.#asOpaque(condition);
    }
  }

  #comparison(condition: Extract<Expression, { left: Expression }>): Expression {
    const { left, right } = condition;
    if (left.op === 'variable' && right.op === 'value') return this.#compared(condition, left.name, [right.value]);
    if (right.op === 'variable' && left.op === 'value') return this.#compared(condition, right.name, [left.value]);
    return this.#asOpaque(condition);
  }

  #comparedWithAll(condition: Expression, name: string, items: readonly Expression[]): Expression {
    const constants = items.flatMap((item) => (item.op === 'value' ? [item.value] : []));
    return constants.length === items.length ? this.#compared(condition, name, constants) : this.#asOpaque(condition);
  }

  #compared(condition: Expression, name: string, constants: readonly Value[]): Expression {
    this.#constants.set(name, [...(this.#constants.get(name) ?? []), ...constants]);
    return condition;
  }

  #asOpaque(condition: Expression): Expression {
    const written = JSON.stringify(condition);
    // No variable of a flow has such a name.
    const name = this.#opaque.get(written) ?? `$${this.#opaque.size}`;
    this.#opaque.set(written, name);
    return { op: 'variable', name };
  }

  /** Every variable with one value of each stretch in which all conditions decide alike. */
  variables(): Candidates {
    return [
      ...[...this.#constants].map(([name, constants]) => [name, stretchesOf(constants)] as const),
      ...[...this.#opaque.values()].map((name) => [name, [true, false, null]] as const),
    ];
  }
}

/** No value, each constant, and something before, between and behind them, for numbers and for texts. */
function stretchesOf(constants: readonly Value[]): Value[] {
  const numbers = [...new Set(constants.filter((value) => typeof value === 'number'))].sort((a, b) => a - b);
  const texts = [...new Set(constants.filter((value) => typeof value === 'string'))].sort();
  const others = constants.filter((value) => typeof value === 'object' && value !== null);
  const first = numbers[0] ?? 0;
  const between = numbers.map((value, index) => {
    const next = numbers[index + 1];
    return next === undefined ? value + 1 : (value + next) / 2;
  });
  return [
    null,
    true,
    false,
    ...[first - 1, ...numbers, ...between],
    // Right behind a text comes the same with one character more; before all others stands the empty one.
    ...new Set(['', ...texts.flatMap((text) => [text, `${text}\u0000`])]),
    ...others,
  ];
}
