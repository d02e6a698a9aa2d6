import { drawBranch } from '../draw-branch.ts';
import { beside } from '../outcome.ts';
import { ownEntry } from '../own-entry.ts';
import { missingAddress } from '../request-address.ts';
import { quote, words } from '../write-template.ts';
import { errorWay, note, type Translator, to } from './connect-context.ts';
import { errorOf, parameter } from './connect-flow.ts';
import { addRequest } from './other-systems.ts';
import { queuesOf } from './queues.ts';

const SIGNS: Readonly<Record<string, string>> = {
  Equals: '==',
  NumberGreaterThan: '>',
  NumericGreaterThan: '>',
  NumberGreaterOrEqualTo: '>=',
  NumberLessThan: '<',
  NumericLessThan: '<',
  NumberLessOrEqualTo: '<=',
};

/** `CheckMetricData`: a number about a queue is asked for, and decides. Conditions that nobody wrote mean “any at all”. */
export const translateQueueMetric: Translator = (action, connect) => {
  const metric = parameter(action, 'MetricType', 'Metric') ?? 'NumberOfContactsInQueue';
  const variable = connect.draft.variable(`metric ${metric}`, {
    name: metric,
    type: 'number',
    description: `“${metric}” of a queue`,
  });
  const [queue = 'main'] = queuesOf(action, connect);
  const cases = action.conditions.map(({ operator, operands, next }) => {
    const sign = ownEntry(SIGNS, operator);
    const number = Number(operands.at(-1));
    const [isYes, isNo] = [/^(true|yes)$/i, /^(false|no)$/i].map((word) => word.test(operands.at(-1) ?? ''));
    const isKnown = sign !== undefined && Number.isFinite(number) && operands.length > 0;
    if (!isKnown && !isYes && !isNo)
      note(
        connect,
        action,
        `The condition “${operator} ${operands.join(' ')}” cannot be said here: nobody goes that way.`,
      );
    const yes = isYes ? `${variable} > 0` : isNo ? `${variable} <= 0` : 'false';
    const when = isKnown ? `${variable} ${sign} ${number}` : yes;
    return {
      name: `${operator} ${operands.join(' ')}`,
      label: `${metric} ${sign ?? operator} ${operands.join(' ')}`,
      when,
      to: to(next),
    };
  });
  const otherwise = to(errorOf(action, 'NoMatchingCondition'), action.next, errorWay(action));
  const branches = drawBranch(connect.draft, {
    name: `${action.name} result`,
    position: beside(action, 1),
    cases,
    otherwise,
  });
  const request = addRequest(action, connect, {
    url: missingAddress('queue-metrics'),
    body: `{ "metric": ${words(JSON.stringify(metric))}, "queue": {{ ${quote(queue)} }} }`,
    mapping: [{ pointer: '/value', variable }],
    ok: { node: branches[0] ?? '' },
    failed: to(errorWay(action), errorOf(action, 'NoMatchingCondition'), action.next),
  });
  note(
    connect,
    action,
    `“${metric}” is known to Amazon Connect: fill in the web address of the system that knows it here. It answers { "value": number }.`,
  );
  return { verdict: 'mapped', nodes: [request, ...branches], reason: 'It decides by the same number.' };
};
