import { expect, it } from 'vitest';
import { describeVoice } from './metrics.ts';

const sources = {
  calls: { count: 3, hands: { resumed: 1, handedOver: 0, fenced: 0 } },
  records: { spool: { bytes: 0, dropped: 0 } },
};

it('tells how each vendor does that has somebody behind it', () => {
  const text = describeVoice({
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
  expect(describeVoice({ ...sources, circuits: () => [] })).not.toContain('vendor=');
});

it('sums up the vendors of workspaces: however many there are, each vendor has one figure', () => {
  const own = Array.from({ length: 1_000 }, (_value, index) => ({
    name: 'deepgram-stt',
    state: index < 3 ? ('open' as const) : ('closed' as const),
    opened: 1,
  }));
  const text = describeVoice({ ...sources, ownCircuits: () => own });
  expect(text).toContain('aybiza_own_vendor_accounts{vendor="deepgram-stt"} 1000\n');
  expect(text).toContain('aybiza_own_vendor_accounts_open{vendor="deepgram-stt"} 3\n');
  expect(text.split('\n').filter((line) => line.includes('{')).length).toBe(2);
});
