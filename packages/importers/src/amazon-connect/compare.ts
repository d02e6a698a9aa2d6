import { takesExpression } from '../accepted-expressions.ts';
import { drawBranch } from '../draw-branch.ts';
import { ownEntry } from '../own-entry.ts';
import { type Comparison, type Operand, operandFrom, readNumber, writeCondition } from '../translate-condition.ts';
import { channelWay, VOICE } from './channel.ts';
import { type Connect, note, partsOf, type Translator, to, untaken } from './connect-context.ts';
import { type ConnectAction, type ConnectCondition, errorOf, parameter } from './connect-flow.ts';
import { describeAction } from './without-counterpart.ts';

/** The operators of the flow language, with the names that Amazon used for some of them before. */
const OPERATORS: Readonly<Record<string, Comparison>> = {
  Equals: 'equal',
  NotEquals: 'notEqual',
  TextStartsWith: 'startsWith',
  TextEndsWith: 'endsWith',
  TextContains: 'contains',
  NumberGreaterThan: 'greater',
  NumericGreaterThan: 'greater',
  NumberGreaterOrEqualTo: 'greaterOrEqual',
  NumericGreaterThanOrEqualTo: 'greaterOrEqual',
  NumberLessThan: 'less',
  NumericLessThan: 'less',
  NumberLessOrEqualTo: 'lessOrEqual',
  NumericLessThanOrEqualTo: 'lessOrEqual',
};

/** `Compare`: a branch, condition by condition. A comparison of the channel is decided: callers are on the telephone. */
export const translateCompare: Translator = (action, connect) => {
  const channel = channelWay(action);
  return channel === undefined ? compareValue(action, connect) : followVoice(action, connect, channel.next);
};

function followVoice(action: ConnectAction, { draft }: Connect, next: string | undefined): ReturnType<Translator> {
  draft.pass(action.id, to(next));
  const reason = `Callers are on the channel ${VOICE}: they go on there, and the other ways are for chats and tasks.`;
  const comment = draft.comment(action.name, describeAction(action, reason), action.position);
  return { verdict: 'mapped', nodes: [comment], reason };
}

function compareValue(action: ConnectAction, connect: Connect): ReturnType<Translator> {
  const left = operandFrom(partsOf(connect, action, comparedIn(action)));
  const cases = action.conditions.map((condition) => ({
    name: nameFor(condition),
    label: labelOf(condition),
    when: conditionOf(condition, left, { action, connect }),
    to: to(condition.next),
  }));
  const otherwise = to(errorOf(action, 'NoMatchingCondition'), action.next, errorOf(action, 'NoMatchingError'));
  const nodes = drawBranch(connect.draft, { name: action.name, position: action.position, cases, otherwise });
  connect.draft.enter(action.id, nodes[0] ?? '');
  const reason = `It decides by the same conditions.${untaken({ ...action, errors: action.errors.filter(({ type }) => type === 'NoMatchingError') }, 'comparing does not fail')}`;
  return { verdict: 'mapped', nodes, reason };
}

/** What is compared; generators name the attribute and its namespace apart. */
function comparedIn(action: ConnectAction): string {
  const value = parameter(action, 'ComparisonValue', 'Value');
  if (value !== undefined) return value;
  const attribute = parameter(action, 'Attribute', 'AttributeName', 'AttributeKey') ?? '';
  if (attribute.startsWith('$')) return attribute;
  const namespace = parameter(action, 'AttributeNamespace', 'Namespace', 'AttributeType') ?? 'Attributes';
  return `$['${/user/i.test(namespace) ? 'Attributes' : namespace}']['${attribute}']`;
}

interface Around {
  readonly action: ConnectAction;
  readonly connect: Connect;
}

/** The CEL condition of one outcome: what is compared, and with what. */
export function conditionOf(
  { operator, operands }: ConnectCondition,
  left: Operand,
  { action, connect }: Around,
): string {
  const comparison = ownEntry(OPERATORS, operator);
  const written = operands.length > 1 && operands[0]?.startsWith('$') ? operands.slice(1) : operands;
  const right = written.map((text) => operandFrom(partsOf(connect, action, text)));
  const when = comparison === undefined ? undefined : writeComparison(left, comparison, right);
  if (when !== undefined && takesExpression(connect.draft, when)) return when;
  note(
    connect,
    action,
    `The condition “${operator} ${operands.join(', ').slice(0, 120)}” cannot be said here: nobody goes that way.`,
  );
  return 'false';
}

/** One comparison; of several operands any may fit. Nothing is compared with “NULL” in Amazon Connect, so that means “not there”. */
function writeComparison(left: Operand, comparison: Comparison, right: readonly Operand[]): string | undefined {
  const [first] = right;
  if (first !== undefined && 'literal' in first && /^null$/i.test(first.literal) && comparison === 'equal')
    return writeCondition({ left, comparison: 'blank', right: [] });
  if (comparison === 'equal' && right.length > 1) return writeCondition({ left, comparison: 'oneOf', right });
  const isOfSize = /^(less|greater)/.test(comparison);
  if (isOfSize && first !== undefined && 'literal' in first && readNumber(first.literal) === undefined)
    return undefined;
  return writeCondition({ left, comparison, right });
}

function nameFor({ operator, operands }: ConnectCondition): string {
  const value = operands.at(-1) ?? '';
  return operator === 'Equals' && /^[A-Za-z]/.test(value)
    ? value
    : `${operator === 'Equals' ? 'is' : operator} ${value}`;
}

function labelOf({ operator, operands }: ConnectCondition): string {
  return `${operator.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()} ${operands.join(', ')}`.trim();
}
