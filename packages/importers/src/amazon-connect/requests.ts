import type { Destination } from '../draft-state.ts';
import { isJsonObject, type Json } from '../plain-json.ts';
import { missingAddress, readAddress } from '../request-address.ts';
import { writeJsonObject, writeJsonText } from '../write-json.ts';
import { clip, words } from '../write-template.ts';
import { type Connect, errorWay, note, partsOf, type Translator, template, to } from './connect-context.ts';
import { type ConnectAction, errorOf, membersOf, numberParameter, parameter } from './connect-flow.ts';
import type { Reference } from './references.ts';
import { describeResource, idOfResource, resolveConstant } from './resource-names.ts';

const MOST_MAPPINGS = 50;
const MOST_ATTRIBUTES = 60;

/** Where a path lies in an answer: `$.External.a.b` is `/a/b`. */
export function pointerOf(path: Reference['path']): string {
  return path
    .slice(1)
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

interface RequestPlan {
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly body?: string;
  readonly seconds?: number;
  /** Answers that leave by a way of their own: status → where. */
  readonly rules?: readonly {
    readonly id: string;
    readonly label: string;
    readonly status: number;
    readonly next: string;
  }[];
  /** Values that the answer has to bring beside those that texts ask for. */
  readonly mapping?: readonly { readonly pointer: string; readonly variable: string }[];
  readonly ok: Destination;
  readonly failed: Destination;
}

/** A request in place of something that Amazon Connect asks by itself, with everything that texts behind it use of the answer. */
export function addRequest(action: ConnectAction, connect: Connect, plan: RequestPlan): string {
  const { draft, names } = connect;
  const asked = names.resultsOf(action.id).flatMap(({ path, variable }) => {
    const pointer = pointerOf(path);
    return pointer.length > 300 ? [] : [{ pointer, variable }];
  });
  const mapping = [...(plan.mapping ?? []), ...asked];
  if (mapping.length > MOST_MAPPINGS)
    note(connect, action, `More than ${MOST_MAPPINGS} parts of its answer are used; those after them stay empty.`);
  const node = draft.add('request', {
    name: action.name,
    data: {
      call: {
        via: 'http',
        method: plan.method ?? 'POST',
        url: clip(plan.url, 2_000),
        headers: plan.body === undefined ? [] : [{ name: 'Content-Type', value: 'application/json' }],
        ...(plan.body === undefined ? {} : { body: clip(plan.body, 20_000) }),
      },
      timeoutSeconds: Math.min(30, Math.max(1, plan.seconds ?? 8)),
      rules: (plan.rules ?? []).map(({ id, label, status }) => ({ id, label, from: status, to: status })),
      mapping: mapping.slice(0, MOST_MAPPINGS),
    },
    position: action.position,
  });
  draft.wire(node, 'ok', plan.ok);
  for (const { id, next } of plan.rules ?? []) draft.wire(node, `status.${id}`, { step: next });
  draft.wire(node, 'timeout', plan.failed);
  draft.wire(node, 'failed', plan.failed);
  draft.enter(action.id, node);
  return node;
}

/** `InvokeLambdaFunction`: a POST of what Amazon Connect sends, so that a function behind a web address reads it unchanged. */
export const translateFunction: Translator = (action, connect) => {
  const written = parameter(action, 'LambdaFunctionARN', 'LambdaFunctionArn', 'FunctionArn', 'FunctionARN') ?? '';
  const known = resolveConstant(written, connect.values);
  const shown = describeResource(action, 'LambdaFunctionARN', 'FunctionArn');
  const name = shown ?? (known === undefined ? action.name : idOfResource(known, 'function'));
  const address = readAddress(/^https?:/.test(known ?? '') ? template(connect, action, known ?? '') : '');
  if (!address.isComplete)
    note(
      connect,
      action,
      `The function “${clip(name, 80)}” runs at Amazon: fill in the web address under which it can be asked.`,
    );
  const failed = to(errorWay(action), action.next);
  const node = addRequest(action, connect, {
    url: address.isComplete ? address.url : missingAddress(name),
    body: eventFor(action, connect),
    seconds: numberParameter(action, 'InvocationTimeLimitSeconds', 'TimeLimit', 'TimeLimitSeconds') ?? 3,
    ok: to(action.next),
    failed,
  });
  return { verdict: 'mapped', nodes: [node], reason: 'The function is asked at its web address.' };
};

/** The event that a function of Amazon Connect is given, as far as there is anything in it here. */
function eventFor(action: ConnectAction, connect: Connect): string {
  const { names, values } = connect;
  const given = [...membersOf(action, 'LambdaInvocationAttributes'), ...membersOf(action, 'LambdaFunctionParameters')];
  const parameters = given.map(({ key, value }) => ({ key, json: writeJsonText(partsOf(connect, action, value)) }));
  const attributes = [...values.assigned]
    .filter((key) => key.startsWith('Attributes.'))
    .slice(0, MOST_ATTRIBUTES)
    .map((key) => key.slice('Attributes.'.length))
    .map((key) => ({ key, json: writeJsonText([{ expression: names.attribute('Attributes', key) }]) }));
  const contact = [
    `"Attributes": ${writeJsonObject(attributes)}`,
    '"Channel": "VOICE"',
    '"CustomerEndpoint": { "Address": {{ caller_number }}, "Type": "TELEPHONE_NUMBER" }',
    '"SystemEndpoint": { "Address": {{ called_number }}, "Type": "TELEPHONE_NUMBER" }',
  ];
  const details = `{ "ContactData": { ${contact.join(', ')} }, "Parameters": ${writeJsonObject(parameters)} }`;
  return `{ "Name": "ContactFlowEvent", "Details": ${details} }`;
}

/** Errors that say how many were found, by the status with which the other system says so. */
const STATUSES: readonly { readonly error: string; readonly id: string; readonly status: number }[] = [
  { error: 'NoneFoundError', id: 'none-found', status: 404 },
  { error: 'NotFound', id: 'none-found', status: 404 },
  { error: 'NoneFound', id: 'none-found', status: 404 },
  { error: 'MultipleFoundError', id: 'several-found', status: 300 },
  { error: 'MultipleFound', id: 'several-found', status: 300 },
  { error: 'ContactNotLinked', id: 'not-linked', status: 409 },
];

/** Actions that ask or tell another part of Amazon: customer profiles, cases, tasks, data tables, messages. */
export const translateService: Translator = (action, connect) => {
  const rules = STATUSES.flatMap(({ error, id, status }) => {
    const next = errorOf(action, error);
    return next === undefined ? [] : [{ id, label: id.replace('-', ' '), status, next }];
  }).filter((rule, index, all) => all.findIndex(({ id }) => id === rule.id) === index);
  const node = addRequest(action, connect, {
    url: missingAddress(action.type),
    body: writeJson(action, connect, action.parameters),
    rules,
    ok: to(action.next),
    failed: to(errorWay(action), action.next),
  });
  const service = serviceOf(action.kind);
  note(
    connect,
    action,
    `${service} of Amazon Connect: fill in the web address of the system that keeps them here, or take the step out.${rules.length === 0 ? '' : ` It answers ${rules.map(({ status, label }) => `${status} for “${label}”`).join(', ')}.`}`,
  );
  return { verdict: 'mapped', nodes: [node], reason: 'It is asked or told the same.' };
};

function serviceOf(kind: string): string {
  if (/Profile/.test(kind)) return 'Customer profiles';
  if (/Case/.test(kind)) return 'Cases';
  if (/Task/.test(kind)) return 'Tasks';
  if (/Wisdom|Assistant/.test(kind)) return 'Assistants for agents';
  return 'Services';
}

/** Parameters as JSON with the values of the call in them. */
function writeJson(action: ConnectAction, connect: Connect, value: Json): string {
  if (typeof value === 'string') {
    return writeJsonText(partsOf(connect, action, value));
  }
  if (Array.isArray(value)) return `[${value.map((item: Json) => writeJson(action, connect, item)).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, item]) => `${words(JSON.stringify(key))}: ${writeJson(action, connect, item)}`,
  );
  return `{ ${members.join(', ')} }`;
}

/** `GetMetricData`: numbers about a queue. */
export const translateMetrics: Translator = (action, connect) => {
  const node = addRequest(action, connect, {
    url: missingAddress('queue-metrics'),
    body: writeJson(action, connect, action.parameters),
    ok: to(action.next),
    failed: to(errorWay(action), action.next),
  });
  note(
    connect,
    action,
    'How many callers and agents there are is known to Amazon Connect: fill in the web address of the system that knows it here.',
  );
  return { verdict: 'mapped', nodes: [node], reason: 'It asks for the same numbers.' };
};
