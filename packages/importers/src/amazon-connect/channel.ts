import { type ConnectAction, errorOf, parameter } from './connect-flow.ts';
import { keyOfPath, onlyReference } from './references.ts';

/** What Amazon calls a telephone call among its channels. */
export const VOICE = 'VOICE';

/**
 * Where a call goes on at a comparison of the channel: it is always on the same one, so nothing has to be decided. Undefined for every
 * other action.
 */
export function channelWay(action: ConnectAction): { readonly next: string | undefined } | undefined {
  if (action.kind !== 'Compare') return undefined;
  const compared = onlyReference(parameter(action, 'ComparisonValue', 'Attribute') ?? '');
  if (compared === undefined || keyOfPath(compared.path) !== 'Channel') return undefined;
  const found = action.conditions.find(({ operator, operands }) => holdsForVoice(operator, operands.at(-1) ?? ''));
  return { next: found === undefined ? (errorOf(action, 'NoMatchingCondition') ?? action.next) : found.next };
}

function holdsForVoice(operator: string, operand: string): boolean {
  switch (operator) {
    case 'Equals':
      return operand === VOICE;
    case 'TextStartsWith':
      return VOICE.startsWith(operand);
    case 'TextEndsWith':
      return VOICE.endsWith(operand);
    case 'TextContains':
      return VOICE.includes(operand);
    default:
      return false;
  }
}

/** Where callers may come next from an action. */
export function nextForCalls(action: ConnectAction): readonly string[] {
  const channel = channelWay(action);
  if (channel !== undefined) return channel.next === undefined ? [] : [channel.next];
  const all = [action.next, ...action.conditions.map(({ next }) => next), ...action.errors.map(({ next }) => next)];
  return [...new Set(all.filter((next) => next !== undefined))];
}
