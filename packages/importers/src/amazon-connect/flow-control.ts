import { beside } from '../outcome.ts';
import { type Connect, errorWay, note, ordinaryWay, partsOf, type Translator, to, untaken } from './connect-context.ts';
import { type ConnectAction, errorOf, numberParameter, parameter } from './connect-flow.ts';
import { actionsBehind } from './connect-paths.ts';
import { describeResource, idOfResource } from './resource-names.ts';

/** Where a condition of that value leads, whatever its case. */
function wayOf({ conditions }: ConnectAction, ...values: readonly string[]): string | undefined {
  const wanted = values.map((value) => value.toLowerCase());
  return conditions.find(({ operands }) => operands.some((operand) => wanted.includes(operand.toLowerCase())))?.next;
}

const OFFICE = [{ from: '09:00', to: '17:00' }];
const WEEKLY = { monday: OFFICE, tuesday: OFFICE, wednesday: OFFICE, thursday: OFFICE, friday: OFFICE };

/** `CheckHoursOfOperation`: opening hours, which Amazon Connect keeps outside of the flow. */
export const translateHours: Translator = (action, connect) => {
  const written = parameter(action, 'HoursOfOperationId', 'HoursOfOperation');
  const shown = describeResource(action, 'HoursOfOperationId', 'Hours', 'hours');
  const named = shown ?? (written === undefined ? 'those of the queue' : `“${idOfResource(written, 'Hours')}”`);
  const node = connect.draft.add('hours', {
    name: action.name,
    label: shown ?? action.name,
    data: { weekly: WEEKLY },
    position: action.position,
  });
  connect.draft.wire(node, 'open', to(wayOf(action, 'True', 'Open', 'InHours'), action.next));
  connect.draft.wire(node, 'closed', to(wayOf(action, 'False', 'Closed', 'OutOfHours'), action.next));
  connect.draft.enter(action.id, node);
  note(
    connect,
    action,
    `The hours (${named}) are kept outside of the flow: Monday to Friday, nine to five stands here until you fill them in.${untaken(action, 'looking at the clock does not fail')}`,
  );
  const others = action.conditions.filter(
    ({ operands }) => !/^(true|false|open|closed|inhours|outofhours)$/i.test(operands[0] ?? ''),
  );
  for (const { operands } of others) note(connect, action, `There is no outcome “${operands.join(' ')}” here.`);
  return { verdict: 'mapped', nodes: [node], reason: 'It asks the clock.' };
};

/** `Loop`: a limit; where callers may begin it anew, or the count is only known in the call, a counter of its own. */
export const translateLoop: Translator = (action, connect) => {
  const again = to(wayOf(action, 'ContinueLooping', 'Looping', 'Continue'), action.next);
  const done = to(
    wayOf(action, 'DoneLooping', 'Done', 'Complete', 'Completed'),
    errorOf(action, 'NoMatchingCondition'),
    action.next,
    errorWay(action),
  );
  const written = numberParameter(action, 'LoopCount', 'Count', 'MaxLoops');
  if (written === 0) {
    connect.draft.pass(action.id, done);
    return { verdict: 'mapped', nodes: [], reason: 'It goes round no times: callers go on as after the last round.' };
  }
  const isFixed = written !== undefined && written >= 1;
  if (isFixed && !isBegunAnew(action, connect)) {
    const node = connect.draft.add('limit', {
      name: action.name,
      data: { most: Math.min(14_400, Math.floor(written)) },
      position: action.position,
    });
    connect.draft.wire(node, 'under', again);
    connect.draft.wire(node, 'reached', done);
    connect.draft.enter(action.id, node);
    return { verdict: 'mapped', nodes: [node], reason: 'It lets callers round as often as in the original.' };
  }
  return countRounds(action, connect, {
    again,
    done,
    most: isFixed ? String(Math.floor(written)) : mostOf(action, connect),
  });
};

/** Can callers come back to a loop after it was done? Then it counts from the beginning. */
function isBegunAnew(action: ConnectAction, { flow }: Connect): boolean {
  const done = wayOf(action, 'DoneLooping', 'Done', 'Complete', 'Completed');
  const first = flow.actions.get(done ?? '');
  if (first === undefined) return false;
  return (
    first.id === action.id ||
    actionsBehind(flow, first, ({ id }) => id === action.id).some(({ id }) => id === action.id)
  );
}

function mostOf(action: ConnectAction, connect: Connect): string {
  const [only] = partsOf(connect, action, parameter(action, 'LoopCount') ?? '');
  // Another system may answer with the digits as text, whatever type the value is declared under.
  if (typeof only === 'object') return `number(${only.expression})`;
  note(connect, action, 'How often it goes round is not known before the call: it is three times here.');
  return '3';
}

interface Rounds {
  readonly again: ReturnType<typeof to>;
  readonly done: ReturnType<typeof to>;
  /** An expression for how often. */
  readonly most: string;
}

function countRounds(action: ConnectAction, { draft }: Connect, { again, done, most }: Rounds): ReturnType<Translator> {
  const variable = draft.variable(`loop ${action.id}`, {
    name: `rounds_of_${action.name}`,
    type: 'number',
    description: `Rounds of “${action.name}”`,
  });
  const count = draft.add('set', {
    name: action.name,
    data: { assignments: [{ variable, value: `(has(${variable}) ? ${variable} : 0) + 1` }] },
    position: action.position,
  });
  const decide = draft.add('branch', {
    name: `${action.name} again`,
    data: { conditions: [{ id: 'again', label: 'Once more', when: `${variable} <= ${most}` }] },
    position: beside(action, 1),
  });
  const reset = draft.add('set', {
    name: `${action.name} done`,
    data: { assignments: [{ variable, value: '0' }] },
    position: beside(action, 2),
  });
  draft.wire(count, 'next', { node: decide });
  draft.wire(decide, 'when.again', again);
  draft.wire(decide, 'otherwise', { node: reset });
  draft.wire(reset, 'next', done);
  draft.enter(action.id, count);
  return {
    verdict: 'mapped',
    nodes: [count, decide, reset],
    reason: 'It lets callers round as often as in the original, and begins anew afterwards.',
  };
}

const LONGEST_WAIT = 3_600;

/** `Wait`: a pause. */
export const translateWait: Translator = (action, connect) => {
  const seconds = numberParameter(action, 'TimeLimitSeconds', 'TimeoutSeconds', 'TimeLimit', 'Timeout');
  if (seconds === undefined)
    note(connect, action, 'How long it waits is not known before the call: five seconds here.');
  else if (seconds > LONGEST_WAIT) note(connect, action, `It waits an hour here, not ${seconds} seconds.`);
  const node = connect.draft.add('wait', {
    name: action.name,
    data: { seconds: Math.min(LONGEST_WAIT, Math.max(1, seconds ?? 5)) },
    position: action.position,
  });
  connect.draft.wire(node, 'next', to(wayOf(action, 'WaitCompleted'), action.next, ordinaryWay(action)));
  connect.draft.enter(action.id, node);
  const others = action.conditions.filter(({ operands }) => !operands.includes('WaitCompleted'));
  const reason =
    others.length === 0
      ? ''
      : ` Nobody goes by ${others.map(({ operands }) => `“${operands.join(' ')}”`).join(', ')}: that happens in chats.`;
  return {
    verdict: 'mapped',
    nodes: [node],
    reason: `It waits as long.${reason}${untaken(action, 'waiting does not fail')}`,
  };
};

const MOST_ARMS = 20;

/** `DistributeByPercentage`: a split. Each condition names where its share of a hundred ends. */
export const translateShares: Translator = (action, connect) => {
  let before = 1;
  const shares = action.conditions.slice(0, MOST_ARMS - 1).map(({ operands, next }) => {
    const end = Math.min(101, Math.max(before, Number(operands.at(-1)) || before));
    const share = end - before;
    before = end;
    return { share, next: to(next) };
  });
  const rest = { share: 101 - before, next: to(errorOf(action, 'NoMatchingCondition'), action.next, errorWay(action)) };
  const arms = [...shares, ...(rest.share > 0 || shares.length === 0 ? [rest] : [])].map((arm, index) => ({
    ...arm,
    id: `arm-${index + 1}`,
  }));
  if (action.conditions.length >= MOST_ARMS)
    note(connect, action, `More than ${MOST_ARMS} ways share callers; those after them go the last way.`);
  const node = connect.draft.add('split', {
    name: action.name,
    data: { arms: arms.map(({ id, share }) => ({ id, label: `${share} %`, share })) },
    position: action.position,
  });
  for (const { id, next } of arms) connect.draft.wire(node, `arm.${id}`, next);
  connect.draft.enter(action.id, node);
  return { verdict: 'mapped', nodes: [node], reason: 'It sends the same shares of callers each way.' };
};
