import { drawBranch } from '../draw-branch.ts';
import { askedOnce } from '../menu-options.ts';
import { beside, type Outcome } from '../outcome.ts';
import { at } from '../plain-json.ts';
import { quote } from '../write-template.ts';
import { type Connect, errorWay, note, to } from './connect-context.ts';
import { type ConnectAction, errorOf, isOn, numberParameter, parameter } from './connect-flow.ts';
import { type Asking, isKept, keyOf, noMatchWay, silenceWay } from './input-ways.ts';

const MOST_KEYS = 40;

/** A number by keys; where single ones are named, it decides where callers go. */
export function addKeypad(action: ConnectAction, connect: Connect, { prompt, waitSeconds }: Asking): Outcome {
  const { draft, names } = connect;
  const keys = action.conditions.map(keyOf);
  const longest = Math.max(0, ...keys.map((key) => key.length));
  const given = numberParameter(action, 'InputValidation.CustomValidation.MaximumLength', 'MaxDigits', 'MaximumDigits');
  const only = isKept(action, connect) || longest > 0 ? 20 : 1;
  const maxLength = given === undefined || given < 1 ? Math.max(1, longest || only) : Math.floor(given);
  const isMasked = at(action.parameters, 'InputEncryption') !== undefined;
  const variable = names.entry();
  const node = draft.add('keypad', {
    name: action.name,
    data: {
      prompt,
      variable,
      maxLength: Math.min(MOST_KEYS, maxLength),
      finishKey: finishKeyOf(action, connect),
      masked: isMasked,
      ...askedOnce(waitSeconds),
    },
    position: action.position,
  });
  if (isMasked)
    note(connect, action, 'The entry is masked in the log here; it is not encrypted with a key of its own.');
  const nodes = [
    node,
    ...decideByKeys(action, connect, { node, variable }),
    ...silence(action, connect, { node, port: 'noInput' }),
  ];
  draft.wire(node, 'invalid', to(errorOf(action, 'InvalidPhoneNumber'), errorWay(action), action.next));
  draft.enter(action.id, node);
  return { verdict: 'mapped', nodes, reason: 'It takes the same keys.' };
}

/** What is entered decides where callers go, when the action has conditions. */
function decideByKeys(
  action: ConnectAction,
  connect: Connect,
  { node, variable }: { node: string; variable: string },
): readonly string[] {
  const { draft } = connect;
  if (action.conditions.length === 0) {
    // Where no key is named and none is kept, any key is one that does not match.
    const isMismatch = !isOn(parameter(action, 'StoreInput')) && errorOf(action, 'NoMatchingCondition') !== undefined;
    draft.wire(node, 'entered', isMismatch ? noMatchWay(action) : to(action.next, errorWay(action)));
    return [];
  }
  const wired = action.conditions.filter((condition) => keyOf(condition).length <= MOST_KEYS);
  if (wired.length < action.conditions.length)
    note(connect, action, `Nobody enters more than ${MOST_KEYS} keys: longer ones lead nobody on.`);
  const cases = wired.map((condition) => {
    const key = keyOf(condition);
    return {
      name: `is ${key}`,
      label: `${key} was entered`,
      when: `${variable} == ${quote(key)}`,
      to: to(condition.next),
    };
  });
  const nodes = drawBranch(draft, {
    name: `${action.name} entry`,
    position: beside(action, 1),
    cases,
    otherwise: noMatchWay(action),
  });
  draft.wire(node, 'entered', { node: nodes[0] ?? node });
  return nodes;
}

/** Who enters nothing goes on like anybody else in Amazon Connect, with the word “Timeout” in place of the entry. */
function silence(action: ConnectAction, connect: Connect, { node, port }: { node: string; port: string }): string[] {
  const { draft, names } = connect;
  const silent = errorOf(action, 'InputTimeLimitExceeded', 'InputTimeoutExceeded', 'NoInput');
  const isGoingOn = silent === undefined && isOn(parameter(action, 'StoreInput')) && action.next !== undefined;
  if (!isGoingOn) {
    draft.wire(node, port, silenceWay(action));
    return [];
  }
  const set = draft.add('set', {
    name: `${action.name} nothing entered`,
    data: { assignments: [{ variable: names.entry(), value: quote('Timeout') }] },
    position: beside(action, 2),
  });
  draft.wire(node, port, { node: set });
  draft.wire(set, 'next', to(action.next));
  return [set];
}

function finishKeyOf(action: ConnectAction, connect: Connect): '#' | '*' | 'none' {
  const written = parameter(action, 'DTMFConfiguration.InputTerminationSequence', 'InputTerminationSequence') ?? '#';
  if (action.conditions.some((condition) => keyOf(condition).includes('#'))) return 'none';
  if (written === '#' || written === '*') return written;
  note(connect, action, `The keys “${written.slice(0, 5)}” cannot end an entry here: a pause does.`);
  return 'none';
}
