import type { Value } from '../value.ts';
import { typeOfValue, type ValueType } from '../value-type.ts';
import type { Work } from '../work.ts';

interface ValueOf {
  text: string;
  number: number;
  yesNo: boolean;
  list: readonly Value[];
  object: { readonly [key: string]: Value };
  any: Value;
}

type ValuesOf<Takes extends readonly ValueType[]> = { readonly [Index in keyof Takes]: ValueOf[Takes[Index]] };

/** One way to call a function: what it takes, what it gives, and how that is computed. */
export interface Overload {
  readonly takes: readonly ValueType[];
  readonly gives: ValueType;
  /** Total and without side effects. Undefined when it does not take such values. */
  readonly compute: (args: readonly Value[], work: Work) => Value | undefined;
}

/** A function that authors may call. */
export interface FunctionDefinition {
  /** One sentence for an author. */
  readonly help: string;
  readonly overloads: readonly Overload[];
  /** What CEL or its libraries call it, where that is another name. */
  readonly alias?: string;
  /** Its first value may be missing, and that is worth no note: it is what the function is for. */
  readonly forgives?: boolean;
}

/** One way to call a function, checked before it computes. */
export function overload<const Takes extends readonly ValueType[]>(
  takes: Takes,
  gives: ValueType,
  compute: (args: ValuesOf<Takes>, work: Work) => Value,
): Overload {
  return { takes, gives, compute: (args, work) => (accepts(takes, args) ? compute(args, work) : undefined) };
}

function accepts<Takes extends readonly ValueType[]>(
  takes: Takes,
  args: readonly Value[],
): args is readonly Value[] & ValuesOf<Takes> {
  return (
    takes.length === args.length && takes.every((type, index) => type === 'any' || type === kindOf(args[index] ?? null))
  );
}

/** Nothing is of no type at all: only what takes anything takes it. */
function kindOf(value: Value): ValueType | undefined {
  return value === null ? undefined : typeOfValue(value);
}
