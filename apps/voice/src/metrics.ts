import type { Answering } from './answer-call.ts';

/** What the process counts, in the text format of Prometheus. */
export function describeMetrics({ calls, records }: Pick<Answering, 'calls' | 'records'>): string {
  const { resumed, handedOver, fenced } = calls.hands;
  return [
    metric('aybiza_live_calls', 'gauge', calls.count),
    metric('aybiza_calls_resumed_total', 'counter', resumed),
    metric('aybiza_calls_handed_over_total', 'counter', handedOver),
    metric('aybiza_calls_fenced_total', 'counter', fenced),
    metric('aybiza_spool_bytes', 'gauge', records.spool.bytes),
    metric('aybiza_spool_dropped_total', 'counter', records.spool.dropped),
  ].join('');
}

function metric(name: string, type: 'gauge' | 'counter', value: number): string {
  return `# TYPE ${name} ${type}\n${name} ${value}\n`;
}
