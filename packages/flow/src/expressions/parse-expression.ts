import { errorMessage } from '@aybiza/foundation/errors';
import { err, ok, type Result } from '@aybiza/foundation/result';
import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import type { ExpressionFault } from './expression-fault.ts';

const MAX_SOURCE_LENGTH = 2_000;

/** Limits of the parser, so that a hostile source costs little. Its evaluator is never used. */
const environment = new Environment({
  unlistedVariablesAreDyn: true,
  limits: { maxAstNodes: 500, maxDepth: 40, maxListElements: 200, maxMapEntries: 50, maxCallArguments: 10 },
});

/** Reads CEL into the parser's tree, whose nodes know where in the source they stand. Never throws. */
export function parseExpression(source: string): Result<ASTNode, ExpressionFault> {
  if (source.trim() === '') return err({ code: 'BAD_EXPRESSION', message: 'Nothing is written here yet.' });
  if (source.length > MAX_SOURCE_LENGTH) {
    return err({ code: 'BAD_EXPRESSION', message: `An expression has at most ${MAX_SOURCE_LENGTH} characters.` });
  }
  try {
    return ok(environment.parse(source).ast);
  } catch (error) {
    const [line = ''] = errorMessage(error).split('\n');
    return err({ code: 'BAD_EXPRESSION', message: `This cannot be read: ${line}` });
  }
}
