import { dateFunctions } from './date-functions.ts';
import { fallbackFunctions } from './fallback-functions.ts';
import { listFunctions } from './list-functions.ts';
import { numberFunctions } from './number-functions.ts';
import type { FunctionDefinition } from './overload.ts';
import { textFunctions } from './text-functions.ts';

/** Every function that authors may call: what it takes and gives, read by the compiler, and how it computes, read by the evaluator. */
export const FUNCTIONS = {
  ...textFunctions,
  ...numberFunctions,
  ...listFunctions,
  ...dateFunctions,
  ...fallbackFunctions,
} as const satisfies Record<string, FunctionDefinition>;

export type FunctionName = keyof typeof FUNCTIONS;

/** Is this the name of a function, and not just of something every object has? */
export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}

const ALIASES: ReadonlyMap<string, FunctionName> = new Map(
  Object.keys(FUNCTIONS)
    .filter(isFunctionName)
    .flatMap((name) => {
      const { alias }: FunctionDefinition = FUNCTIONS[name];
      return alias === undefined ? [] : [[alias, name]];
    }),
);

/** The function that authors call by this name of ours, or by that of CEL's libraries. */
export function findFunctionName(written: string): FunctionName | undefined {
  return isFunctionName(written) ? written : ALIASES.get(written);
}

/** What goes through a list, item by item, and the words around a value that are no functions. */
export const MACROS = {
  has: 'Whether a value is set and not empty.',
  all: 'Whether a condition holds for every item of a list.',
  exists: 'Whether a condition holds for some item of a list.',
  exists_one: 'Whether a condition holds for exactly one item of a list.',
  filter: 'The items of a list for which a condition holds.',
  map: 'What becomes of each item of a list.',
} as const;
