import { expect, test } from 'vitest';
import { Counters, counter, Durations, describeMetrics, gauge } from './metrics.ts';

test('a figure is written with its name, its sort and what it tells', () => {
  expect(describeMetrics([gauge('aybiza_live_calls', 'Calls.', 3)])).toBe(
    '# HELP aybiza_live_calls Calls.\n# TYPE aybiza_live_calls gauge\naybiza_live_calls 3\n',
  );
});

test('a figure that has no sample yet is named all the same', () => {
  expect(describeMetrics([counter('a_total', 'A.', [])])).toBe('# HELP a_total A.\n# TYPE a_total counter\n');
});

test('what is counted is summed by its labels', () => {
  const jobs = new Counters('jobs_total', 'Jobs.');
  jobs.add({ job: 'a', outcome: 'done' });
  jobs.add({ job: 'a', outcome: 'done' });
  jobs.add({ job: 'b', outcome: 'failed' }, 3);
  const lines = describeMetrics([jobs.read()]).split('\n').slice(2, -1);
  expect(lines).toEqual(['jobs_total{job="a",outcome="done"} 2', 'jobs_total{job="b",outcome="failed"} 3']);
});

test('a bucket of durations has all that took no longer than its bound', () => {
  const turns = new Durations('turn_seconds', 'Turns.');
  for (const ms of [5, 10, 300, 40_000]) turns.observe({ part: 'all' }, ms);
  const text = describeMetrics([turns]);
  expect(text).toContain('turn_seconds_bucket{part="all",le="0.01"} 2\n');
  expect(text).toContain('turn_seconds_bucket{part="all",le="0.5"} 3\n');
  expect(text).toContain('turn_seconds_bucket{part="all",le="30"} 3\n');
  expect(text).toContain('turn_seconds_bucket{part="all",le="+Inf"} 4\n');
  expect(text).toContain('turn_seconds_count{part="all"} 4\n');
  expect(text).toMatch(/^turn_seconds_sum\{part="all"\} 40\.315/m);
});

test('a label cannot end its line or begin another one', () => {
  expect(describeMetrics([counter('a_total', 'A.', [{ labels: { to: 'x"}\n\\' }, value: 1 }])])).toContain(
    'a_total{to="x_}__"} 1\n',
  );
});
