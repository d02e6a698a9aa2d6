import type { CircuitReport } from '@aybiza/providers/circuit-breaker';
import { counter, type Durations, describeMetrics, gauge, type Metric, type Sample } from '@aybiza/telemetry/metrics';
import type { Spans } from '@aybiza/telemetry/open-spans';
import { processMetrics } from '@aybiza/telemetry/process-metrics';
import type { HandCounts } from './live-calls.ts';
import type { DoorKeeper } from './media/door-keeper.ts';
import type { ProcessLoad } from './process-load.ts';
import type { CallMeters } from './watch/call-meters.ts';

export interface MetricsSources {
  readonly calls: { readonly count: number; readonly hands: Readonly<HandCounts> };
  readonly records: { readonly spool: { readonly bytes: number; readonly dropped: number } };
  /** Of vendors that have somebody behind them, or are behind somebody. */
  circuits?(): readonly CircuitReport[];
  /** The same of workspaces with accounts of their own; summed up, so that there is one figure for each vendor. */
  ownCircuits?(): readonly CircuitReport[];
  /** Who waits at the door, and who was refused there. */
  readonly door?: Pick<DoorKeeper, 'metrics'>;
  readonly load?: Pick<ProcessLoad, 'utilisation'>;
  readonly meters?: Pick<CallMeters, 'read'>;
  readonly spans?: Pick<Spans, 'metrics'> | undefined;
}

/** What a voice process counts, in the text format of Prometheus. */
export function describeVoice({ calls, records, door, load, meters, spans, ...vendors }: MetricsSources): string {
  const { resumed, handedOver, fenced } = calls.hands;
  const { bytes, dropped } = records.spool;
  const metrics: (Metric | Durations)[] = [
    gauge('aybiza_live_calls', 'Calls that this process has.', calls.count),
    counter('aybiza_calls_resumed_total', 'Calls taken from processes that had them before.', resumed),
    counter('aybiza_calls_handed_over_total', 'Calls given to whichever process wants them.', handedOver),
    counter('aybiza_calls_fenced_total', 'Calls lost to another process.', fenced),
    gauge('aybiza_spool_bytes', 'Records that wait in memory for the database or the store.', bytes),
    counter('aybiza_spool_dropped_total', 'Entries of records that found no room.', dropped),
    gauge('aybiza_event_loop_utilisation', 'From 0 to 1; new calls are refused above 0.7.', load?.utilisation ?? 0),
    ...(door?.metrics() ?? []),
    ...ofVendors(vendors),
    ...(meters?.read() ?? []),
    ...(spans?.metrics() ?? []),
    ...processMetrics(),
  ];
  return describeMetrics(metrics);
}

function ofVendors({ circuits, ownCircuits }: Pick<MetricsSources, 'circuits' | 'ownCircuits'>): Metric[] {
  const vendors = circuits?.() ?? [];
  const own = summed(ownCircuits?.() ?? []);
  return [
    gauge(
      'aybiza_vendor_open',
      '1 while a vendor is passed over because it fails.',
      vendors.map(({ name, state }) => ofVendor(name, state === 'closed' ? 0 : 1)),
    ),
    counter(
      'aybiza_vendor_opened_total',
      'How often a vendor was given up for a while.',
      vendors.map(({ name, opened }) => ofVendor(name, opened)),
    ),
    gauge(
      'aybiza_own_vendor_accounts',
      'Workspaces with an account of their own with a vendor.',
      own.map(({ name, count }) => ofVendor(name, count)),
    ),
    gauge(
      'aybiza_own_vendor_accounts_open',
      'Those of them whose vendor is passed over.',
      own.map(({ name, open }) => ofVendor(name, open)),
    ),
  ];
}

function ofVendor(vendor: string, value: number): Sample {
  return { labels: { vendor }, value };
}

/** How many workspaces have a vendor's breaker, and how many of these are open: never by workspace, for there may be thousands. */
function summed(circuits: readonly CircuitReport[]): { name: string; count: number; open: number }[] {
  return [...new Set(circuits.map(({ name }) => name))].map((name) => {
    const states = circuits.filter((circuit) => circuit.name === name).map(({ state }) => state);
    return { name, count: states.length, open: states.filter((state) => state !== 'closed').length };
  });
}
