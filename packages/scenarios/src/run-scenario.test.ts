import { readFileSync } from 'node:fs';
import { compileFlow, type Flow, flowSchema, parseFlow, type Scenario, scenarioSchema, subflowKey } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { chaosScenarios } from './chaos-scenarios.ts';
import { coverageOf } from './coverage.ts';
import { generateScenarios } from './generate-scenarios.ts';
import { ENGLISH_BY_ID, failureSentence, nameCalls } from './in-words.ts';
import { runScenario } from './run-scenario.ts';
import { epochOf, shownAt } from './virtual-clock.ts';

function practice() {
  const file = new URL('../../flow/templates/dental-practice.json', import.meta.url);
  const parsed = parseFlow(JSON.parse(readFileSync(file, 'utf8')));
  const compiled = parsed.ok ? compileFlow(parsed.value) : undefined;
  if (!parsed.ok || compiled?.ok !== true) throw new Error('the template compiles');
  return { flow: parsed.value satisfies Flow, statechart: compiled.value.statechart };
}

const { flow, statechart } = practice();

function scenario(...steps: Scenario['steps']): Scenario {
  return scenarioSchema.parse({ name: 'Test', steps });
}

/** What failed, as step and sentence. */
function failures(...steps: Scenario['steps']) {
  return runScenario(statechart, scenario(...steps)).failures.map((failure) => ({
    step: failure.step,
    message: failureSentence(failure, ENGLISH_BY_ID),
  }));
}

it.each(Object.values(flow.scenarios).map((written) => [written.name, written]))('the demo: %s', (_name, written) => {
  expect(runScenario(statechart, written).failures).toEqual([]);
});

describe('a scenario', () => {
  it('passes when everything is as it says', () => {
    expect(
      failures(
        { expect: 'said', text: 'How can I help?' },
        { do: 'says', text: 'I need to reschedule' },
        { do: 'requestAnswers', status: 404, body: {} },
        { do: 'staysSilent' },
        { expect: 'outcome', outcome: 'informed' },
      ),
    ).toEqual([]);
  });

  it('says what was otherwise, and where', () => {
    expect(failures({ expect: 'said', text: 'Good evening' })).toEqual([
      { step: 0, message: '“Good evening” was not said: “Bright Smile Dental. How can I help?” was said.' },
    ]);
    expect(failures({ expect: 'notSaid', text: 'Dental' })[0]?.message).toBe('“Dental” was said.');
    expect(failures({ expect: 'at', node: 'person' })[0]?.message).toContain('did not come to “person”');
    expect(failures({ expect: 'outcome', outcome: 'booked' })[0]?.message).toBe('The call goes on.');
    expect(failures({ expect: 'ended' })[0]?.message).toBe('The call goes on.');
    expect(failures({ expect: 'variable', name: 'patient', value: 'Sarah' })[0]?.message).toContain('“patient” is');
  });

  it('fails where an answer is given that nobody asked for', () => {
    expect(failures({ do: 'transferEnds', outcome: 'busy' })[0]?.message).toContain('Nothing was asked');
    expect(failures({ do: 'picksUp', by: 'person' })[0]?.message).toContain('Nobody was called');
  });

  it('fails where the caller goes on after the end', () => {
    expect(failures({ do: 'hangsUp' }, { do: 'says', text: 'hello' })[0]).toMatchObject({ step: 1 });
  });

  it('gives the same result each time', () => {
    const call = scenario(
      { do: 'says', text: 'book' },
      { do: 'says', text: 'Thursday at three' },
      { do: 'staysSilent' },
    );
    expect(runScenario(statechart, call)).toEqual(runScenario(statechart, call));
  });

  it('passes time without waiting for it', () => {
    const { durationMs, outcome } = runScenario(
      statechart,
      scenario({ do: 'staysSilent' }, { do: 'staysSilent' }, { do: 'staysSilent' }, { do: 'staysSilent' }),
    );
    expect(outcome).not.toBeNull();
    expect(durationMs).toBeGreaterThan(10_000);
  });
});

/** A call with one step; the ports that are named lead back to it. */
function roundAndRound(kind: string, data: object, ...ports: readonly string[]) {
  const wires = [{ node: 'start', port: 'next' }, ...ports.map((port) => ({ node: 'it', port }))];
  const drawn = parseFlow({
    schemaVersion: 1,
    name: 'Round',
    variables: { name: { type: 'text' } },
    nodes: { start: { kind: 'start', data: {} }, it: { kind, data } },
    edges: Object.fromEntries(wires.map((from, index) => [`e${index}`, { from, to: { node: 'it' } }])),
  });
  const compiled = drawn.ok ? compileFlow(drawn.value) : undefined;
  if (compiled?.ok !== true) throw new Error('it compiles');
  return compiled.value.statechart;
}

describe('a step that leads back to itself', () => {
  const menu = { prompt: 'What is it?', options: [{ id: 'a', label: 'Sales' }] };
  const name = { prompt: 'Your name?', fields: [{ variable: 'name', value: { kind: 'name' } }] };

  it('asks again', () => {
    const steps = scenario(
      { do: 'says', text: 'Sales' },
      { expect: 'said', text: 'What is it?' },
      { expect: 'at', node: 'it' },
    );
    expect(runScenario(roundAndRound('menu', menu, 'option.a'), steps).failures).toEqual([]);
  });

  it('asks again for a value instead of taking the same words once more', () => {
    const steps = scenario(
      { do: 'says', text: 'My name is Sarah Jones' },
      { expect: 'said', text: 'Your name?' },
      { do: 'staysSilent' },
      { do: 'staysSilent' },
      { do: 'staysSilent' },
      { expect: 'ended' },
    );
    const { failures: found, moves } = runScenario(roundAndRound('collect', name, 'collected'), steps);
    expect(found).toEqual([]);
    expect(moves.filter(({ port }) => port === 'collected')).toHaveLength(1);
  });
});

describe('generated scenarios', () => {
  const { calls, uncovered } = generateScenarios(flow, statechart);
  const results = calls.map((call) => runScenario(statechart, call.scenario));

  it('take every wire of the dental practice together', () => {
    expect(uncovered).toEqual([]);
    expect(coverageOf(flow, results)).toMatchObject({ share: 1, uncovered: [] });
  });

  it('pass, and every call ends', () => {
    expect(results.flatMap(({ failures: found }) => found)).toEqual([]);
    expect(results.filter(({ outcome }) => outcome === null)).toEqual([]);
  });

  it('have names of their own in words', () => {
    const names = nameCalls(calls, ENGLISH_BY_ID).map(({ name }) => name);
    expect(new Set(names).size).toBe(calls.length);
    expect(names[0]).toMatch(/^1\. [A-Z]/);
  });

  it('find digits for a text that has to be a number, through copies of it', () => {
    const drawn = parseFlow({
      schemaVersion: 1,
      name: 'Rounds',
      variables: { told: { type: 'text' }, most: { type: 'text' }, rounds: { type: 'number' } },
      nodes: {
        start: { kind: 'start', data: {} },
        ask: {
          kind: 'request',
          data: {
            call: { via: 'http', url: 'https://example.com' },
            mapping: [{ pointer: '/most', variable: 'told' }],
          },
        },
        keep: {
          kind: 'set',
          data: {
            assignments: [
              { variable: 'most', value: 'told' },
              { variable: 'rounds', value: '2' },
            ],
          },
        },
        again: {
          kind: 'branch',
          data: { conditions: [{ id: 'more', label: 'More', when: 'rounds <= number(most)' }] },
        },
        bye: { kind: 'end', data: {} },
      },
      edges: Object.fromEntries(
        [
          ['start', 'next', 'ask'],
          ['ask', 'ok', 'keep'],
          ['ask', 'failed', 'bye'],
          ['ask', 'timeout', 'bye'],
          ['keep', 'next', 'again'],
          ['again', 'when.more', 'bye'],
          ['again', 'otherwise', 'bye'],
        ].map(([node, port, to], index) => [`e${index}`, { from: { node, port }, to: { node: to } }]),
      ),
    });
    if (!drawn.ok) throw new Error(drawn.error.message);
    const compiled = compileFlow(drawn.value);
    if (!compiled.ok) throw new Error(compiled.error.map(({ message }) => message).join(' '));
    expect(generateScenarios(drawn.value, compiled.value.statechart).uncovered).toEqual([]);
  });

  it('say what they could not take, and why', () => {
    const lonely: Flow = {
      ...flow,
      edges: { ...flow.edges, lost: { from: { node: 'nowhere', port: 'next' }, to: { node: 'person' } } },
    };
    expect(generateScenarios(lonely, statechart).uncovered).toEqual([
      { node: 'nowhere', port: 'next', reason: 'notReached' },
    ]);
    expect(generateScenarios(flow, statechart, { budget: 1 }).uncovered[0]?.reason).toBe('searchStopped');
  });
});

describe('the virtual clock', () => {
  it.each([
    ['2026-11-23T09:30', 'Europe/London', '2026-11-23T09:30:00.000Z'],
    ['2026-07-01T09:30', 'Europe/London', '2026-07-01T08:30:00.000Z'],
    ['2026-07-01T00:15', 'America/New_York', '2026-07-01T04:15:00.000Z'],
    ['2028-02-29T23:59', 'Asia/Kolkata', '2028-02-29T18:29:00.000Z'],
  ])('shows %s in %s at %s', (shown, zone, instant) => {
    expect(epochOf(shown, zone)).toBe(Date.parse(instant));
    expect(shownAt(epochOf(shown, zone), zone)).toBe(shown);
  });
});

describe('a handler inside a flow that runs inside another', () => {
  const wired = (...list: readonly (readonly [string, string, string])[]) =>
    Object.fromEntries(
      list.map(([node, port, to], index) => [`e${index}`, { from: { node, port }, to: { node: to } }]),
    );
  const menu = (prompt: string) => ({ kind: 'menu', data: { prompt, options: [{ id: 'a', label: 'Apples' }] } });
  const helping = (phrase: string, words: string) => ({
    help: { kind: 'handler', data: { trigger: { on: 'says', phrases: [phrase] } } },
    helping: { kind: 'say', data: { text: words } },
    back: { kind: 'resume', data: {} },
  });
  const helpWires = [
    ['help', 'next', 'helping'],
    ['helping', 'next', 'back'],
  ] as const;
  const inner = flowSchema.parse({
    schemaVersion: 1,
    name: 'Inner',
    nodes: {
      start: { kind: 'start', data: {} },
      one: menu('Inner one?'),
      two: menu('Inner two?'),
      bye: { kind: 'end', data: { outcome: 'done' } },
      ...helping('help me', 'Inner help.'),
    },
    edges: wired(['start', 'next', 'one'], ['one', 'option.a', 'two'], ['two', 'option.a', 'bye'], ...helpWires),
  });
  const outer = flowSchema.parse({
    schemaVersion: 1,
    name: 'Outer',
    nodes: {
      start: { kind: 'start', data: {} },
      ask: menu('Outer?'),
      sub: {
        kind: 'subflow',
        data: { agent: 'inner', version: 1, outcomes: [{ id: 'done', outcome: 'done' }] },
      },
      bye: { kind: 'end', data: { text: 'Goodbye.' } },
      ...helping('outside please', 'Outer help.'),
    },
    edges: wired(['start', 'next', 'ask'], ['ask', 'option.a', 'sub'], ['sub', 'outcome.done', 'bye'], ...helpWires),
  });
  const compiled = compileFlow(outer, { subflows: new Map([[subflowKey({ agent: 'inner', version: 1 }), inner]]) });

  it.each([
    ['help me', 'Inner help.'],
    ['outside please', 'Outer help.'],
  ])('leads back to the very question inside when a caller says “%s”', (phrase, words) => {
    const steps = scenario(
      { do: 'says', text: 'Apples' },
      { do: 'says', text: 'Apples' },
      { do: 'says', text: phrase },
      { expect: 'said', text: words },
      { expect: 'said', text: 'Inner two?' },
      { do: 'says', text: 'Apples' },
      { expect: 'ended' },
    );
    expect(compiled.ok ? runScenario(compiled.value.statechart, steps).failures : compiled.error).toEqual([]);
  });
});

describe('calls in which something goes wrong', () => {
  const { calls } = generateScenarios(flow, statechart);
  const chaos = nameCalls(chaosScenarios(statechart, calls), ENGLISH_BY_ID);

  it('always end, whatever it is', () => {
    expect(
      chaos.flatMap((call) => runScenario(statechart, call).failures.map(({ what }) => [call.name, what])),
    ).toEqual([]);
  });

  it('begin from every step where a call waits, and from every call', () => {
    const names = chaos.map(({ name }) => name);
    for (const node of ['need', 'findSlot', 'moveOrCancel', 'askDesk']) {
      expect(names).toContain(`Silence for good at “${node}”`);
      expect(names).toContain(`Recogniser or voice is lost at “${node}”`);
    }
    expect(names.filter((name) => name.startsWith('Everybody else fails'))).toHaveLength(calls.length);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are told when a call does not end', () => {
    const menu = { prompt: 'What is it?', options: [{ id: 'a', label: 'Sales' }] };
    const endless = roundAndRound('menu', menu, 'option.a', 'noInput');
    const story = { about: 'search', number: 1, happens: [] } as const;
    const found = chaosScenarios(endless, [{ scenario: scenario(), story }]);
    const failed = found.flatMap((call) => runScenario(endless, call.scenario).failures);
    expect(new Set(failed.map(({ what }) => what.is))).toEqual(new Set(['callGoesOn']));
  });
});

/** Asks something, then waits twice for the same report. */
function waitingLine() {
  const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });
  const wait = (variable: string) => ({
    kind: 'wait',
    label: variable,
    data: { seconds: 60, until: { signal: 'paid', mapping: [{ variable, pointer: '/amount' }] } },
  });
  const parsed = parseFlow({
    schemaVersion: 1,
    name: 'Waiting',
    variables: { first: { type: 'number' }, second: { type: 'number' } },
    nodes: {
      start: { kind: 'start', label: 'Start', data: {} },
      ask: {
        kind: 'menu',
        label: 'Ask',
        data: { prompt: 'Ready?', options: [{ id: 'go', label: 'go on', key: '1' }] },
      },
      one: wait('first'),
      two: wait('second'),
      paid: { kind: 'end', label: 'Paid', data: { text: 'Paid {{ first }} and {{ second }}.', outcome: 'paid' } },
      late: { kind: 'end', label: 'Late', data: { text: 'Too late.', outcome: 'late' } },
    },
    edges: {
      a: edge('start', 'next', 'ask'),
      b: edge('ask', 'option.go', 'one'),
      c: edge('one', 'arrived', 'two'),
      d: edge('two', 'arrived', 'paid'),
      e: edge('one', 'timeout', 'late'),
      f: edge('two', 'timeout', 'late'),
    },
  });
  const compiled = parsed.ok ? compileFlow(parsed.value) : undefined;
  if (compiled?.ok !== true) throw new Error('the waiting line compiles');
  return compiled.value.statechart;
}

describe('signals in a scenario', () => {
  const outcomeOf = (...steps: Scenario['steps']) => runScenario(waitingLine(), scenario(...steps));
  const paid = (amount: number) => ({ do: 'signalArrives', signal: 'paid', body: { amount } }) as const;

  it('that come before they are waited for are kept, and used in their order', () => {
    const result = outcomeOf(paid(1), paid(2), { do: 'presses', keys: '1' }, { expect: 'said', text: 'Paid 1 and 2.' });
    expect([result.outcome, result.failures]).toEqual(['paid', []]);
  });

  it('are used once: the second wait needs a second', () => {
    const result = outcomeOf({ do: 'presses', keys: '1' }, paid(1), { do: 'timePasses', seconds: 61 });
    expect(result.outcome).toBe('late');
  });

  it('of a name that nobody waits for change nothing', () => {
    const result = outcomeOf(
      { do: 'signalArrives', signal: 'shipped' },
      { do: 'presses', keys: '1' },
      { expect: 'at', node: 'one' },
      { do: 'timePasses', seconds: 61 },
    );
    expect([result.outcome, result.failures]).toEqual(['late', []]);
  });
});
