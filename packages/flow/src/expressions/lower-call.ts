import {
  type Expression,
  FUNCTIONS,
  type FunctionDefinition,
  type FunctionName,
  findFunctionName,
  MACROS,
  type Overload,
} from '@aybiza/statechart';
import type { ASTNode } from '@marcbachmann/cel-js';
import { type Said, say } from '../sentences/say.ts';
import { Refusal } from './expression-fault.ts';
import { areAlike, type ExpressionType, nameOfType } from './expression-type.ts';
import { lowerWalk, WALKS } from './lower-walk.ts';
import type { LoweredExpression, LoweringScope } from './lowering-scope.ts';
import { nearestName } from './nearest-name.ts';
import { isPattern } from './pattern.ts';

type CallNode = Extract<ASTNode, { op: 'call' | 'rcall' }>;

/** Lowers what the author calls: a function of ours, a question whether something is set, a walk through a list. */
export function lowerCall(node: CallNode, scope: LoweringScope): LoweredExpression {
  const [name] = node.args;
  const args = node.op === 'call' ? node.args[1] : [node.args[1], ...node.args[2]];
  const walk = WALKS.get(name);
  if (walk !== undefined && node.op === 'rcall') return lowerWalk(walk, args, scope);
  if (name === 'has') return lowerHas(args, scope);
  const library = node.op === 'rcall' ? libraryName(node.args[1], scope) : undefined;
  const known = findFunctionName(library === undefined ? name : `${library}.${name}`);
  if (known === undefined) throw unknownFunction(node);
  return lowerFunction(known, library === undefined ? args : args.slice(1), scope);
}

/** CEL keeps some functions in libraries: `math.round(x)`. */
function libraryName(receiver: ASTNode, scope: LoweringScope): string | undefined {
  return receiver.op === 'id' && receiver.args === 'math' && !scope.variables.has('math') ? 'math' : undefined;
}

function unknownFunction(node: CallNode): Refusal {
  const [name] = node.args;
  const names = [...Object.keys(FUNCTIONS), ...Object.keys(MACROS)];
  const nearest = nearestName(name, names);
  const start = node.op === 'call' ? node.start : node.input.indexOf(name, node.args[1].end);
  if (nearest === undefined) return new Refusal('BAD_EXPRESSION', say('BAD_EXPRESSION.noFunction', name, names));
  const mend = { start, end: start + name.length, text: nearest };
  return new Refusal('BAD_EXPRESSION', say('BAD_EXPRESSION.otherFunction', name, nearest), mend);
}

function lowerHas([of, ...others]: readonly ASTNode[], scope: LoweringScope): LoweredExpression {
  if (of === undefined || others.length > 0) throw new Refusal('BAD_EXPRESSION', say('BAD_EXPRESSION.has'));
  return { expression: { op: 'isSet', of: scope.lower(of, scope).expression }, type: 'yesNo' };
}

function lowerFunction(name: FunctionName, nodes: readonly ASTNode[], scope: LoweringScope): LoweredExpression {
  const args = nodes.map((node) => scope.lower(node, scope));
  const type = typeOfCall(
    name,
    args.map((arg) => arg.type),
  );
  const expressions = args.map(({ expression }) => expression);
  if (name === 'matches') checkPattern(expressions[1]);
  return { expression: { op: 'call', name, args: expressions }, type };
}

/** What a function gives for values of these types. @throws Refusal when it takes none such */
function typeOfCall(name: FunctionName, given: readonly ExpressionType[]): ExpressionType {
  const { overloads }: FunctionDefinition = FUNCTIONS[name];
  const ofLength = overloads.filter(({ takes }) => takes.length === given.length);
  if (ofLength.length === 0)
    throw new Refusal('BAD_EXPRESSION', say('BAD_EXPRESSION.count', name, countsOf(overloads)));
  const possible = ofLength.filter(({ takes }) => takes.every((type, index) => areAlike(type, given[index] ?? 'any')));
  if (possible.length === 0)
    throw new Refusal(
      'UNLIKE_TYPES',
      say(
        'UNLIKE_TYPES.function',
        name,
        ofLength.map(({ takes }) => named(takes)),
        named(given),
      ),
    );
  const results = new Set(possible.map(({ gives }) => gives));
  const [first = 'any', ...others] = results;
  return others.length === 0 ? first : 'any';
}

function countsOf(overloads: readonly Overload[]): string[] {
  return [...new Set(overloads.map(({ takes }) => String(takes.length)))].sort();
}

function named(types: readonly ExpressionType[]): Said {
  const [first, ...others] = types.map(nameOfType);
  return first === undefined ? say('types.none') : others.reduce((named, type) => say('types.two', named, type), first);
}

/** A pattern is checked while the author can still mend it; one that is computed could be anything. */
function checkPattern(pattern: Expression | undefined): void {
  if (pattern?.op !== 'value' || typeof pattern.value !== 'string')
    throw new Refusal('BAD_EXPRESSION', say('BAD_EXPRESSION.pattern'));
  if (!isPattern(pattern.value)) throw new Refusal('BAD_EXPRESSION', say('BAD_PATTERN'));
}
