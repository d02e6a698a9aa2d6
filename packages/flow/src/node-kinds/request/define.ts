import type { ActionOf } from '@aybiza/statechart';
import { entriesById } from '../../by-id.ts';
import { type Port, portOf } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import type { CompileContext, NodeKindDefinition } from '../definition.ts';
import { reportTwinIds } from '../report-twin-ids.ts';
import { CALENDAR_ANSWERS, CALENDAR_INPUTS, requestDataSchema } from './data.ts';
import { readAddress } from './read-address.ts';

type RequestData = ReturnType<typeof requestDataSchema.parse>;
type CompiledCall = ActionOf<'request'>['params']['call'];

/** The port of a status rule. */
export function rulePort(ruleId: string): string {
  return `status.${ruleId}`;
}

type HttpCall = Extract<RequestData['call'], { via: 'http' }>;
type CalendarCall = Extract<RequestData['call'], { via: 'calendar' }>;

function checkInputs({ operation, inputs }: CalendarCall, context: CompileContext): void {
  const known = CALENDAR_INPUTS[operation];
  for (const [name, need] of Object.entries(known)) {
    if (need === 'needed' && !Object.hasOwn(inputs, name)) {
      context.report('MISSING_INPUT', `call.inputs.${name}`, say('MISSING_INPUT.calendar', name));
    }
  }
  for (const name of Object.keys(inputs)) {
    if (!Object.hasOwn(known, name)) {
      context.report('UNKNOWN_INPUT', `call.inputs.${name}`, {
        said: say('UNKNOWN_INPUT', name),
        fix: { said: say('fix.removeNamed', name), edits: [{ field: `call.inputs.${name}` }] },
      });
    }
  }
}

function compileCall(call: RequestData['call'], context: CompileContext): CompiledCall {
  if (call.via === 'calendar') {
    checkInputs(call, context);
    const inputs = entriesById(call.inputs).map(([name, source]) => [
      name,
      context.expression(`call.inputs.${name}`, source),
    ]);
    return { via: 'calendar', operation: call.operation, inputs: Object.fromEntries(inputs) };
  }
  const address = readAddress(call.url);
  if (address === undefined) {
    context.report('BAD_ADDRESS', 'call.url', say('BAD_ADDRESS.request'));
  }
  checkHeaders(call.headers, context);
  return {
    via: 'http',
    method: call.method,
    origin: address?.origin ?? '',
    path: context.template('call.url', address?.path ?? '/', 'url'),
    headers: call.headers.map(({ name, value }, index) => ({
      name,
      value: context.template(`call.headers.${index}.value`, value, 'header'),
    })),
    body: call.body === undefined ? undefined : context.template('call.body', call.body, 'json'),
    ...(call.credential === undefined ? {} : { credential: call.credential }),
  };
}

/** Headers by which systems know who asks. */
const SECRET_HEADER = /^(?:authorization|proxy-authorization|cookie)$|api-?key|token|secret|password/i;

/** Whoever reads a flow, or is sent its file, would read the key. */
function checkHeaders(headers: HttpCall['headers'], context: CompileContext): void {
  for (const [index, { name, value }] of headers.entries()) {
    if (!SECRET_HEADER.test(name) || value.trim() === '' || value.includes('{{')) continue;
    context.report('KEY_IN_FLOW', `call.headers.${index}.value`, say('KEY_IN_FLOW', name));
  }
}

/** Sent again, a POST could do a thing twice: only with a key can the other system tell. */
function checkRetries({ call, retries, idempotencyKey }: RequestData, context: CompileContext): void {
  const isRepeatable =
    call.via === 'calendar' || ['GET', 'PUT', 'DELETE'].includes(call.method) || idempotencyKey !== undefined;
  if (retries > 0 && !isRepeatable)
    context.report('UNSAFE_RETRY', 'retries', {
      said: say('UNSAFE_RETRY'),
      fix: { said: say('fix.noRepeat'), edits: [{ field: 'retries', value: 0 }] },
    });
}

export const request: NodeKindDefinition<'request'> = {
  title: 'Request',
  help: 'Asks another system, such as the calendar, and uses its answer.',
  family: 'do',
  hasInput: true,
  waits: () => true,
  // One that is refused is over at once: a way round of requests alone would ask the other system as fast as it can, and nobody else.
  mayPassAtOnce: () => true,
  idleSeconds: ({ timeoutSeconds }) => timeoutSeconds,
  speaks: ({ meanwhile }) => meanwhile !== undefined,
  defaults: () => requestDataSchema.parse({ call: { via: 'http' } }),
  ports: (data) => [
    portOf('ok', say('port.ok')),
    ...data.rules.map((rule): Port => ({ id: rulePort(rule.id), label: rule.label, fallback: 'mustBeWired' })),
    portOf('timeout', say('port.timeout'), 'failure'),
    portOf('failed', say('port.failed'), 'failure'),
  ],
  compile(data, context) {
    reportTwinIds('rules', data.rules, context);
    checkRetries(data, context);
    const answering = ['ok', ...data.rules.map((rule) => rulePort(rule.id))];
    const mapping = data.mapping.map(({ variable, pointer }, index) => ({
      variable: context.writes(`mapping.${index}.variable`, variable, { ports: answering, fills: 'orEmpties' }),
      pointer,
    }));
    const { call } = data;
    const always = call.via === 'calendar' ? CALENDAR_ANSWERS[call.operation] : [];
    context.knows(
      'ok',
      data.mapping.filter(({ pointer }) => always.includes(pointer)).map(({ variable }) => variable),
    );
    const store = { type: 'store', params: { variables: mapping.map(({ variable }) => variable) } } as const;
    const storing = answering.map((port) => {
      const transition = context.target(port);
      return [port, [{ ...transition, actions: [store, ...(transition.actions ?? [])] }]];
    });
    return {
      entry: [
        {
          type: 'request',
          params: {
            node: context.node,
            call: compileCall(data.call, context),
            timeoutMs: Math.round(data.timeoutSeconds * 1000),
            retries: data.retries,
            idempotencyKey:
              data.idempotencyKey === undefined
                ? undefined
                : context.template('idempotencyKey', data.idempotencyKey, 'header'),
            meanwhile: data.meanwhile === undefined ? undefined : context.template('meanwhile', data.meanwhile),
            rules: data.rules.map((rule) => ({ port: rulePort(rule.id), from: rule.from, to: rule.to })),
            mapping,
            ...(data.example === undefined ? {} : { example: data.example }),
          },
        },
      ],
      on: { ...Object.fromEntries(storing), timeout: [context.target('timeout')], failed: [context.target('failed')] },
    };
  },
};
