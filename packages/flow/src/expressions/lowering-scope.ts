import type { Expression } from '@aybiza/statechart';
import type { ASTNode } from '@marcbachmann/cel-js';
import type { ExpressionType } from './expression-type.ts';

export interface LoweredExpression {
  readonly expression: Expression;
  readonly type: ExpressionType;
}

export type VariableTypes = ReadonlyMap<string, ExpressionType>;

/** The names that mean something at a place of an expression, and how what stands there is lowered. */
export interface LoweringScope {
  readonly variables: VariableTypes;
  /** What the walk through a list that stands around this place calls an item. */
  readonly item?: string;
  readonly lower: (node: ASTNode, scope: LoweringScope) => LoweredExpression;
}
