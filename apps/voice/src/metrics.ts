import type { CircuitReport } from '@aybiza/providers/circuit-breaker';
import type { HandCounts } from './live-calls.ts';
import type { ProcessLoad } from './process-load.ts';

export interface MetricsSources {
  readonly calls: { readonly count: number; readonly hands: Readonly<HandCounts> };
  readonly records: { readonly spool: { readonly bytes: number; readonly dropped: number } };
  /** Of vendors that have somebody behind them, or are behind somebody. */
  circuits?(): readonly CircuitReport[];
  /** The same of workspaces with accounts of their own; summed up, so that there is one figure for each vendor. */
  ownCircuits?(): readonly CircuitReport[];
  readonly load?: Pick<ProcessLoad, 'utilisation'>;
}

/** What the process counts, in the text format of Prometheus. */
export function describeMetrics({ calls, records, circuits, ownCircuits, load }: MetricsSources): string {
  const { resumed, handedOver, fenced } = calls.hands;
  const vendors = circuits?.() ?? [];
  const own = summed(ownCircuits?.() ?? []);
  return [
    metric('aybiza_live_calls', 'gauge', calls.count),
    metric('aybiza_calls_resumed_total', 'counter', resumed),
    metric('aybiza_calls_handed_over_total', 'counter', handedOver),
    metric('aybiza_calls_fenced_total', 'counter', fenced),
    metric('aybiza_spool_bytes', 'gauge', records.spool.bytes),
    metric('aybiza_spool_dropped_total', 'counter', records.spool.dropped),
    ...(load === undefined ? [] : [metric('aybiza_event_loop_utilisation', 'gauge', load.utilisation)]),
    ofVendors(vendors, { name: 'aybiza_vendor_open', type: 'gauge' }, ({ state }) => (state === 'closed' ? 0 : 1)),
    ofVendors(vendors, { name: 'aybiza_vendor_opened_total', type: 'counter' }, ({ opened }) => opened),
    ofVendors(own, { name: 'aybiza_own_vendor_accounts', type: 'gauge' }, ({ count }) => count),
    ofVendors(own, { name: 'aybiza_own_vendor_accounts_open', type: 'gauge' }, ({ open }) => open),
  ].join('');
}

/** How many workspaces have a vendor's breaker, and how many of these are open: never by workspace, for there may be thousands. */
function summed(circuits: readonly CircuitReport[]): { name: string; count: number; open: number }[] {
  return [...new Set(circuits.map(({ name }) => name))].map((name) => {
    const states = circuits.filter((circuit) => circuit.name === name).map(({ state }) => state);
    return { name, count: states.length, open: states.filter((state) => state !== 'closed').length };
  });
}

type Sort = 'gauge' | 'counter';

function metric(name: string, type: Sort, value: number): string {
  return `# TYPE ${name} ${type}\n${name} ${value}\n`;
}

/** One figure for each vendor; nothing where nobody stands behind anybody. */
function ofVendors<Vendor extends { readonly name: string }>(
  vendors: readonly Vendor[],
  { name, type }: { name: string; type: Sort },
  value: (vendor: Vendor) => number,
): string {
  if (vendors.length === 0) return '';
  const lines = vendors.map((vendor) => `${name}{vendor="${vendor.name}"} ${value(vendor)}\n`);
  return `# TYPE ${name} ${type}\n${lines.join('')}`;
}
