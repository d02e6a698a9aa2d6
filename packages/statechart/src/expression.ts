import { z } from 'zod';
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
export const FUNCTION_NAMES = [
  'size',
  'contains',
  'startsWith',
  'endsWith',
  'lower',
  'upper',
  'trim',
  'matches',
] as const;

export type BinaryOperator = (typeof BINARY_OPERATORS)[number];
export type FunctionName = (typeof FUNCTION_NAMES)[number];

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
  | { readonly op: 'call'; readonly name: FunctionName; readonly args: readonly Expression[] };

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
    z.strictObject({ op: z.literal('call'), name: z.enum(FUNCTION_NAMES), args: z.array(expressionSchema) }),
  ]),
);
