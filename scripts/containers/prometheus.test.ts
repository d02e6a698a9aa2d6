import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const { groups } = parse(read('infra/prometheus/alerts.yml')) as {
  groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
};
const rules = groups.flatMap((group) => group.rules).map((rule) => [rule.alert, rule] as const);

/** Every figure that one of our programs may have. */
const figures = new Set(
  ['packages/telemetry/src', 'packages/api/src', 'apps/voice/src', 'apps/worker/src']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...read(file).matchAll(/'(aybiza_[a-z_]+)'/g)].map(([, name]) => name)),
);

/** Made by Prometheus itself. */
const ITS_OWN = new Set(['up']);

function readQuery(expression: string): { broken: string[]; metrics: string[] } {
  const [broken, metrics]: [string[], string[]] = [[], []];
  parser.parse(expression).iterate({
    enter({ type, from, to }) {
      if (type.isError) broken.push(expression.slice(Math.max(0, from - 20), to + 20));
      if (type.name === 'VectorSelector') metrics.push(/^[a-z_:]*/.exec(expression.slice(from, to))?.[0] ?? '');
    },
  });
  return { broken, metrics };
}

describe('an alert', () => {
  it.each(rules)('%s is asked in Prometheus’ own language, about figures that there are', (_name, { expr }) => {
    const { broken, metrics } = readQuery(expr);
    expect(broken).toEqual([]);
    expect(metrics.length).toBeGreaterThan(0);
    const unknown = metrics.filter(
      (name) => !ITS_OWN.has(name) && !figures.has(name.replace(/_(bucket|sum|count)$/, '')),
    );
    expect(unknown).toEqual([]);
  });

  it.each(rules)('%s says in a sentence what is wrong', (_name, { annotations }) => {
    expect(annotations.summary).toMatch(/\.$/);
  });
});

it('a mistake in a query is found', () => {
  expect(readQuery('sum(rate(aybiza_calls_ended_total[15m])').broken).not.toEqual([]);
});
