import { drawBranch } from '../draw-branch.ts';
import { beside } from '../outcome.ts';
import { missingAddress } from '../request-address.ts';
import { quote } from '../write-template.ts';
import { assignedValue } from './attributes.ts';
import { type Connect, errorWay, note, type Translator, to } from './connect-context.ts';
import { type ConnectAction, errorOf, numberParameter, parameter } from './connect-flow.ts';
import { addRequest } from './requests.ts';
import { queuesOf } from './transfers.ts';

/** The path under which Amazon Connect knows the number that is called back. */
const CALLBACK_NUMBER = 'CustomerCallbackNumber';

/** What can be dialled: digits, perhaps with a plus sign. */
const DIALABLE = '^\\+?[0-9]{7,15}$';

function callbackVariable({ draft, names }: Connect): string {
  const variable = draft.variable(CALLBACK_NUMBER, {
    name: 'callback_number',
    description: 'The number to call back',
    personal: true,
  });
  names.tell(CALLBACK_NUMBER, variable);
  return variable;
}

/** `UpdateContactCallbackNumber`: the number is kept; what cannot be dialled goes another way. */
export const translateCallbackNumber: Translator = (action, connect) => {
  const { draft } = connect;
  const variable = callbackVariable(connect);
  const value = assignedValue(action, connect, {
    value: parameter(action, 'CallbackNumber', 'CallBackNumber', 'PhoneNumber') ?? '$.CustomerEndpoint.Address',
    isNumber: false,
  });
  const set = draft.add('set', {
    name: action.name,
    data: { assignments: [{ variable, value }] },
    position: action.position,
  });
  draft.enter(action.id, set);
  const invalid = errorOf(action, 'InvalidCallbackNumber', 'CallbackNumberNotDialable', 'NoMatchingError');
  if (invalid === undefined) {
    draft.wire(set, 'next', to(action.next));
    return { verdict: 'mapped', nodes: [set], reason: 'It keeps the number to call back.' };
  }
  const nodes = drawBranch(draft, {
    name: `${action.name} can be dialled`,
    position: beside(action, 1),
    cases: [
      {
        name: 'dialable',
        label: 'It can be dialled',
        when: `matches(${variable}, ${quote(DIALABLE)})`,
        to: to(action.next),
      },
    ],
    otherwise: { step: invalid },
  });
  draft.wire(set, 'next', { node: nodes[0] ?? set });
  return {
    verdict: 'mapped',
    nodes: [set, ...nodes],
    reason: 'It keeps the number to call back, when it can be dialled.',
  };
};

/** `CreateCallbackContact`: another system is told whom to call back. */
export const translateCallback: Translator = (action, connect) => {
  const number = connect.names.toldOf(CALLBACK_NUMBER) ?? callbackVariable(connect);
  const [queue = 'main'] = queuesOf(action, connect);
  const body = `{ "number": {{ has(${number}) ? ${number} : caller_number }}, "queue": {{ ${quote(queue)} }}, ${timing(action)} }`;
  const node = addRequest(action, connect, {
    url: missingAddress('callbacks'),
    body,
    ok: to(action.next),
    failed: to(errorWay(action), action.next),
  });
  note(connect, action, 'Nobody is called back from here: fill in the web address of the system that does it.');
  return { verdict: 'mapped', nodes: [node], reason: 'It asks for a call back.' };
};

function timing(action: ConnectAction): string {
  const delay = numberParameter(action, 'InitialCallDelaySeconds', 'InitialDelaySeconds') ?? 0;
  const attempts = numberParameter(action, 'MaximumConnectionAttempts', 'MaxRetryAttempts') ?? 1;
  const retry = numberParameter(action, 'RetryDelaySeconds') ?? 600;
  return `"delaySeconds": ${delay}, "attempts": ${attempts}, "retrySeconds": ${retry}`;
}
