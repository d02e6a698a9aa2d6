import { z } from 'zod';
import { type FunctionName, isFunctionName } from './functions/functions.ts';
import { type Value, valueSchema } from './value.ts';

export const BINARY_OPERATORS = [
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'add',
  'subtract',
  'multiply',
  'divide',
  'modulo',
  'in',
] as const;
/** What can be asked of every item of a list, or made of it. */
export const LIST_WALKS = ['all', 'exists', 'existsOne', 'filter', 'map'] as const;

export type BinaryOperator = (typeof BINARY_OPERATORS)[number];
export type ListWalk = (typeof LIST_WALKS)[number];

/** A lowered expression: what a condition or a `{{…}}` becomes at publish. Plain JSON; nothing in it is code. */
export type Expression =
  | { readonly op: 'value'; readonly value: Value }
  | { readonly op: 'variable'; readonly name: string }
  | { readonly op: 'member'; readonly of: Expression; readonly key: Expression }
  | { readonly op: 'not' | 'negate' | 'isSet'; readonly of: Expression }
  | { readonly op: 'and' | 'or'; readonly all: readonly Expression[] }
  | { readonly op: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'if'; readonly test: Expression; readonly whenTrue: Expression; readonly whenFalse: Expression }
  | { readonly op: 'list'; readonly items: readonly Expression[] }
  /** Goes through a list; in the body, `item` is the item it has come to. The compiler nests none in another's body. */
  | { readonly op: 'each'; readonly walk: ListWalk; readonly list: Expression; readonly body: Expression }
  | { readonly op: 'item' }
  | { readonly op: 'call'; readonly name: FunctionName; readonly args: readonly Expression[] };

const functionNameSchema = z.custom<FunctionName>((name) => typeof name === 'string' && isFunctionName(name));

export const expressionSchema: z.ZodType<Expression> = z.lazy(() =>
  z.union([
    z.strictObject({ op: z.literal('value'), value: valueSchema }),
    z.strictObject({ op: z.literal('variable'), name: z.string() }),
    z.strictObject({ op: z.literal('member'), of: expressionSchema, key: expressionSchema }),
    z.strictObject({ op: z.enum(['not', 'negate', 'isSet']), of: expressionSchema }),
    z.strictObject({ op: z.enum(['and', 'or']), all: z.array(expressionSchema) }),
    z.strictObject({ op: z.enum(BINARY_OPERATORS), left: expressionSchema, right: expressionSchema }),
    z.strictObject({
      op: z.literal('if'),
      test: expressionSchema,
      whenTrue: expressionSchema,
      whenFalse: expressionSchema,
    }),
    z.strictObject({ op: z.literal('list'), items: z.array(expressionSchema) }),
    z.strictObject({
      op: z.literal('each'),
      walk: z.enum(LIST_WALKS),
      list: expressionSchema,
      body: expressionSchema,
    }),
    z.strictObject({ op: z.literal('item') }),
    z.strictObject({ op: z.literal('call'), name: functionNameSchema, args: z.array(expressionSchema) }),
  ]),
);
