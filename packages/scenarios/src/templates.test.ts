import { readdirSync, readFileSync } from 'node:fs';
import { compileFlow, type Flow, parseFlow, validateFlow } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { coverageOf } from './coverage.ts';
import { runScenario } from './run-scenario.ts';

const folder = new URL('../../flow/templates/', import.meta.url);

/** Numbers that are given to nobody: for use in films (Ofcom) and in examples (NANP 555-01xx). */
const PLACEHOLDER =
  /^\+(44(20794600|1134960|1144960|1154960|1164960|1174960|1184960|1214960|1314960|1414960|1514960|1614960)\d+|1\d{3}55501\d{2})$/;
/** Names that no machine will ever have (RFC 2606). */
const NO_HOST = /^https:\/\/[a-z-]+\.example\//;

function read(file: string) {
  const parsed = parseFlow(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  const compiled = parsed.ok ? compileFlow(parsed.value) : undefined;
  if (!parsed.ok || compiled?.ok !== true) throw new Error(`${file} compiles`);
  const scenarios = Object.entries(parsed.value.scenarios);
  const { statechart } = compiled.value;
  return { flow: parsed.value, scenarios, runs: scenarios.map(([, scenario]) => runScenario(statechart, scenario)) };
}

function nodesOf<Kind extends Flow['nodes'][string]['kind']>({ nodes }: Flow, kind: Kind) {
  return Object.entries(nodes).flatMap(([id, node]) =>
    node.kind === kind ? [[id, node as Extract<Flow['nodes'][string], { kind: Kind }>] as const] : [],
  );
}

describe.each(readdirSync(folder))('the template %s', (file) => {
  const { flow, scenarios, runs } = read(file);
  const coverage = coverageOf(flow, runs);
  const ports = (id: string) =>
    runs.flatMap(({ moves }) => moves.flatMap(({ node, port }) => (node === id ? [port] : [])));

  it('has no problem, not even one to be weighed', () => {
    expect(validateFlow(flow)).toEqual([]);
  });

  it('has rules, and notes for whoever changes it', () => {
    expect(Object.keys(flow.rules).length).toBeGreaterThan(0);
    expect(nodesOf(flow, 'comment').length).toBeGreaterThan(0);
  });

  it('names every step but notes', () => {
    const nameless = Object.entries(flow.nodes).filter(([, { kind, label }]) => kind !== 'comment' && label === '');
    expect(nameless).toEqual([]);
  });

  it.each(scenarios.map(([id, { name }], index) => [name, id, index] as const))(
    'goes as written: %s',
    (_name, _id, index) => {
      expect(runs[index]?.failures).toEqual([]);
    },
  );

  it('has at least five scenarios with names of their own, each of which tells how the call ends', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(5);
    expect(new Set(scenarios.map(([, { name }]) => name)).size).toBe(scenarios.length);
    const open = scenarios.filter(([, { steps }], index) => {
      const last = steps.at(-1);
      return !(
        last !== undefined &&
        'expect' in last &&
        last.expect === 'outcome' &&
        runs[index]?.outcome === last.outcome
      );
    });
    expect(open.map(([id]) => id)).toEqual([]);
  });

  it('comes to every ending, every step and every wire in its scenarios', () => {
    const unreached = Object.entries(flow.nodes).filter(
      ([id, { kind }]) => kind !== 'comment' && kind !== 'group' && !coverage.nodes.has(id),
    );
    expect(unreached.map(([id]) => id)).toEqual([]);
    expect(coverage.uncovered).toEqual([]);
  });

  it('has a way to a person, and nobody is lost when none is free', () => {
    const asked = nodesOf(flow, 'handler').filter(([, { data }]) => data.trigger.on === 'says' && !data.emergency);
    expect(
      asked.some(([, { data }]) => data.trigger.on === 'says' && data.trigger.phrases.includes('speak to a person')),
    ).toBe(true);
    const transfers = nodesOf(flow, 'transfer');
    expect(transfers.length).toBeGreaterThan(0);
    for (const [id, { data }] of transfers) {
      expect(data.to).toMatch(PLACEHOLDER);
      expect(ports(id)).toEqual(expect.arrayContaining(['answered', 'busy', 'noAnswer', 'declined', 'failed']));
    }
  });

  it('knows an emergency at any time', () => {
    const emergencies = nodesOf(flow, 'handler').filter(([, { data }]) => data.emergency);
    expect(emergencies.length).toBeGreaterThan(0);
    for (const [id] of emergencies) expect(coverage.nodes.get(id)).toBeGreaterThan(0);
    expect(runs.some(({ outcome }) => outcome === 'emergency')).toBe(true);
  });

  it('lets go of callers who say nothing, and goes on with those who are not understood', () => {
    const silent = scenarios.filter(([, { steps }]) => steps.some((step) => 'do' in step && step.do === 'staysSilent'));
    expect(silent.length).toBeGreaterThan(0);
    const missed = runs.filter(({ simulation }) =>
      simulation.records.some((record) => record.type === 'understood' && record.layer === 'none'),
    );
    expect(missed.length).toBeGreaterThan(0);
  });

  it('goes on when another system does not answer, and asks none that exists', () => {
    for (const [, { data }] of nodesOf(flow, 'request'))
      if (data.call.via === 'http') expect(data.call.url).toMatch(NO_HOST);
    const failing = nodesOf(flow, 'request').flatMap(([id]) =>
      ports(id).filter((port) => port === 'failed' || port === 'timeout'),
    );
    expect(failing.length).toBeGreaterThan(0);
  });
});
