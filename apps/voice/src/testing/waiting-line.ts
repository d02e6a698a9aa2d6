import { compileFlow, parseFlow } from '@aybiza/flow';
import type { Statechart } from '@aybiza/statechart';

export interface WaitingLineOptions {
  /** How long each wait lasts at most. */
  readonly seconds?: number;
  /** How long the second one lasts at most, where it is not as long as the first. */
  readonly secondWaitSeconds?: number;
  /** Two waits for the same signal, one behind the other. */
  readonly twice?: boolean;
  /** The caller is asked something first: the wait begins only after key 1. */
  readonly asks?: boolean;
}

/** A line that waits until a payment is reported, and says what was reported or that it took too long. */
export function waitingFlow({ seconds = 60, twice = false, asks = false, ...more }: WaitingLineOptions = {}) {
  const { secondWaitSeconds = seconds } = more;
  const node = (kind: string, data: unknown) => ({ kind, label: kind, data });
  const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });
  const wait = (variable: string, seconds: number) =>
    node('wait', { seconds, until: { signal: 'paid', mapping: [{ variable, pointer: '/amount' }] } });
  const flow = parseFlow({
    schemaVersion: 1,
    name: 'Waiting',
    variables: { amount: { type: 'number' }, more: { type: 'number' } },
    nodes: {
      start: node('start', {}),
      hello: asks
        ? node('menu', { prompt: 'Press one.', options: [{ id: 'go', label: 'go on', key: '1' }] })
        : node('say', { text: 'Hello.' }),
      first: wait('amount', seconds),
      ...(twice ? { second: wait('more', secondWaitSeconds) } : {}),
      paid: node('end', { text: `Paid {{ amount }}${twice ? ' and {{ more }}' : ''}.`, outcome: 'paid' }),
      late: node('end', { text: 'It took too long.', outcome: 'late' }),
    },
    edges: {
      greets: edge('start', 'next', 'hello'),
      waits: edge('hello', asks ? 'option.go' : 'next', 'first'),
      arrived: edge('first', 'arrived', twice ? 'second' : 'paid'),
      timeout: edge('first', 'timeout', 'late'),
      ...(twice ? { again: edge('second', 'arrived', 'paid'), over: edge('second', 'timeout', 'late') } : {}),
    },
  });
  if (!flow.ok) throw new Error(`the waiting line is no flow: ${JSON.stringify(flow.error)}`);
  return flow.value;
}

export function waitingLine(options: WaitingLineOptions = {}): Statechart {
  const compiled = compileFlow(waitingFlow(options));
  if (!compiled.ok) throw new Error(`the waiting line does not compile: ${JSON.stringify(compiled.error)}`);
  return compiled.value.statechart;
}
