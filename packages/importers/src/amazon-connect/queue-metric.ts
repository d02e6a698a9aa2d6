import { drawBranch } from '../draw-branch.ts';
import { beside } from '../outcome.ts';
import { missingAddress } from '../request-address.ts';
import { quote, words } from '../write-template.ts';
import { conditionOf } from './compare.ts';
import { errorWay, note, type Translator, to } from './connect-context.ts';
import { errorOf, parameter } from './connect-flow.ts';
import { addRequest } from './requests.ts';
import { queuesOf } from './transfers.ts';

/** `CheckMetricData`: a number about a queue is asked for, and decides. Conditions that nobody wrote mean “any at all”. */
export const translateQueueMetric: Translator = (action, connect) => {
  const metric = parameter(action, 'MetricType', 'Metric') ?? 'NumberOfContactsInQueue';
  const variable = connect.draft.variable(`metric ${metric}`, {
    name: metric,
    type: 'number',
    description: `“${metric}” of a queue`,
  });
  const [queue = 'main'] = queuesOf(action, connect);
  const cases = action.conditions.map((condition) => {
    const { operator, operands, next } = condition;
    const name = `${operator} ${operands.join(' ')}`;
    const left = { expression: variable, type: 'number' } as const;
    const when = anyAtAll(operands.at(-1) ?? '', variable) ?? conditionOf(condition, left, { action, connect });
    return { name, label: `${metric} ${name}`, when, to: to(next) };
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

/** The older console asks whether there is anybody at all. */
function anyAtAll(operand: string, variable: string): string | undefined {
  if (/^(true|yes)$/i.test(operand)) return `${variable} > 0`;
  return /^(false|no)$/i.test(operand) ? `${variable} <= 0` : undefined;
}
