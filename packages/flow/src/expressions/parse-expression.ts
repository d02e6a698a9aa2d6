import { errorMessage } from '@aybiza/foundation/errors';
import { err, ok, type Result } from '@aybiza/foundation/result';
import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { say } from '../sentences/say.ts';
import { type ExpressionFault, faultOf } from './expression-fault.ts';

const MAX_SOURCE_LENGTH = 2_000;

/** Limits of the parser, so that a hostile source costs little. Its evaluator is never used. */
const environment = new Environment({
  unlistedVariablesAreDyn: true,
  limits: { maxAstNodes: 500, maxDepth: 40, maxListElements: 200, maxMapEntries: 50, maxCallArguments: 10 },
});

/** Reads CEL into the parser's tree, whose nodes know where in the source they stand. Never throws. */
export function parseExpression(source: string): Result<ASTNode, ExpressionFault> {
  if (source.trim() === '') return err(faultOf('BAD_EXPRESSION', say('BAD_EXPRESSION.empty')));
  if (source.length > MAX_SOURCE_LENGTH) {
    return err(faultOf('BAD_EXPRESSION', say('BAD_EXPRESSION.long', MAX_SOURCE_LENGTH)));
  }
  try {
    return ok(environment.parse(source).ast);
  } catch (error) {
    const [line = ''] = errorMessage(error).split('\n');
    return err(faultOf('BAD_EXPRESSION', say('BAD_EXPRESSION.unread', line)));
  }
}
