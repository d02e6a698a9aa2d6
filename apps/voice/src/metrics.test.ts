import { expect, it } from 'vitest';
import { describeMetrics } from './metrics.ts';

const sources = {
  calls: { count: 3, hands: { resumed: 1, handedOver: 0, fenced: 0 } },
  records: { spool: { bytes: 0, dropped: 0 } },
};

it('tells how each vendor does that has somebody behind it', () => {
  const text = describeMetrics({
    ...sources,
    circuits: () => [
      { name: 'deepgram-stt', state: 'open', opened: 2 },
      { name: 'transcribe', state: 'closed', opened: 0 },
    ],
    load: { utilisation: 0.25 },
  });
  expect(text).toContain('aybiza_live_calls 3\n');
  expect(text).toContain('aybiza_event_loop_utilisation 0.25\n');
  expect(text).toContain(
    '# TYPE aybiza_vendor_open gauge\naybiza_vendor_open{vendor="deepgram-stt"} 1\naybiza_vendor_open{vendor="transcribe"} 0\n',
  );
  expect(text).toContain('aybiza_vendor_opened_total{vendor="deepgram-stt"} 2\n');
});

it('says nothing of vendors where nobody stands behind them', () => {
  expect(describeMetrics({ ...sources, circuits: () => [] })).not.toContain('vendor');
});
