import type { CallEventBody } from '@aybiza/call-log';
import { type Flow, flowSchema, parseFlow, type Scenario } from '@aybiza/flow';
import dental from '@aybiza/flow/templates/dental-practice.json' with { type: 'json' };
import { nameCalls } from '@aybiza/scenarios/in-words';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../language/strings.ts';
import { changeScenario, removeScenario } from '../commands/index.ts';
import { testEditor } from '../testing/test-editor.ts';
import { keep } from './found-calls.tsx';
import { parseJson, showJson } from './json-field.tsx';
import { readerWords } from './reader-words.ts';
import { callerText, withCallerText, withKnownCaller } from './scenario-caller.ts';
import { createScenarioControl } from './scenario-control.ts';
import type { ScenarioReply, ScenarioRequest, TriedCall } from './scenario-request.ts';
import { coverageOfRuns, isSameToCallers, missingCalls, NO_RUNS, scenarioStatus } from './scenario-runs.ts';
import { scenarioWork } from './scenario-work.ts';
import { describeStep, firstStep, stepKind, stepKinds } from './step-kinds.ts';
import { scenarioStrings } from './strings.ts';
import { writeScenario } from './write-scenario.ts';

const menu = {
  kind: 'menu',
  label: 'What do they need?',
  data: {
    prompt: 'Day or night?',
    options: [
      { id: 'day', label: 'Day', phrases: ['day'] },
      { id: 'night', label: 'Night', phrases: ['night'] },
    ],
  },
};
const flow = flowSchema.parse({
  schemaVersion: 1,
  name: 'Test',
  nodes: {
    start: { kind: 'start', data: {} },
    menu,
    day: { kind: 'end', label: 'By day', data: { text: 'Good day.', outcome: 'day' } },
    night: { kind: 'end', label: 'By night', data: { text: 'Good night.', outcome: 'night' } },
  },
  edges: {
    one: { from: { node: 'start', port: 'next' }, to: { node: 'menu' } },
    two: { from: { node: 'menu', port: 'option.day' }, to: { node: 'day' } },
    three: { from: { node: 'menu', port: 'option.night' }, to: { node: 'night' } },
  },
  scenarios: {
    good: {
      name: 'Day',
      steps: [
        { do: 'says', text: 'day' },
        { expect: 'outcome', outcome: 'day' },
      ],
    },
    bad: {
      name: 'Mixed up',
      steps: [
        { do: 'says', text: 'day' },
        { expect: 'at', node: 'night' },
      ],
    },
  },
});

const request = (what: ScenarioRequest['what'], of: Flow = flow): ScenarioRequest => ({
  flow: of,
  subflows: new Map(),
  what,
});
const runAll = { type: 'run', scenarios: flow.scenarios } as const;

/** An editor whose scenarios run on the page; resolves when the work is over. */
function anEditor(of: Flow = flow) {
  const editor = testEditor(of);
  const announced: string[] = [];
  const scenarios = createScenarioControl(editor.store, {
    startWorker: () => undefined,
    workHere: async (asked) => scenarioWork(asked),
    wordsFor: inEnglish,
    announce: (message) => announced.push(message),
  });
  const over = () =>
    new Promise<void>((resolve) => {
      const stop = editor.store.subscribe(({ runs }) => {
        if (runs.work.status === 'running') return;
        stop();
        resolve();
      });
    });
  return { ...editor, announced, scenarios, over, runs: () => editor.store.getState().runs };
}

describe('running scenarios', () => {
  it('tells of each what came of it, and the way up to what was otherwise', () => {
    const replies = [...scenarioWork(request(runAll))];
    expect(replies.map(({ type }) => type)).toEqual(['ran', 'ran', 'done']);
    expect(replies[0]).toMatchObject({ id: 'good', tried: { passed: true, outcome: 'day', edges: ['one', 'two'] } });
    const failed = replies[1];
    if (failed?.type !== 'ran') throw new Error('the second scenario was run');
    expect(failed.tried.failures[0]).toMatchObject({
      step: 1,
      moves: expect.arrayContaining([expect.objectContaining({ to: 'day' })]),
    });
  });

  it('refuses a flow with errors', () => {
    const broken = { ...flow, edges: {} };
    expect([...scenarioWork(request(runAll, broken))]).toEqual([{ type: 'refused' }]);
  });

  it('puts results into the store, one after the other', async () => {
    const editor = anEditor();
    const over = editor.over();
    editor.scenarios.run();
    expect(editor.runs().work).toEqual({ status: 'running', type: 'run', done: 0, all: 2 });
    await over;
    expect([...editor.runs().own].map(([id, { tried }]) => [id, tried.passed])).toEqual([
      ['good', true],
      ['bad', false],
    ]);
  });

  it('can be left', async () => {
    const editor = anEditor();
    editor.scenarios.run();
    editor.scenarios.stop();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(editor.runs()).toMatchObject({ own: new Map(), work: { status: 'idle' } });
  });

  it('runs one alone', async () => {
    const editor = anEditor();
    const over = editor.over();
    editor.scenarios.run('good');
    await over;
    expect([...editor.runs().own.keys()]).toEqual(['good']);
  });

  it('keeps a call that happened as a scenario, which passes at once', async () => {
    const editor = anEditor();
    const bodies: CallEventBody[] = [
      { type: 'began', values: { today: '2026-11-23', time_now: '09:30' } },
      { type: 'moved', node: 'start', port: 'next', to: 'menu' },
      { type: 'agentSpoke', speech: 1, node: 'menu', text: 'Day or night?', purpose: 'prompt' },
      { type: 'callerSaid', text: 'day' },
      { type: 'moved', node: 'menu', port: 'option.day', to: 'day' },
    ];
    editor.scenarios.keepCall(bodies.map((body, seq) => ({ ...body, seq, at: seq })));
    await expect.poll(() => editor.runs().own.size).toBe(1);
    const [[id = '', run] = []] = [...editor.runs().own];
    expect(editor.flow().scenarios[id]?.name).toBe('A call that ends as “day”');
    expect(editor.flow().scenarios[id]?.steps).toContainEqual({ do: 'says', text: 'day' });
    expect(run?.tried).toMatchObject({ passed: true, outcome: 'day' });
    expect(editor.store.getState().view).toMatchObject({ drawer: 'scenarios', openScenario: id });
    expect(editor.announced).toEqual([inEnglish(scenarioStrings).keptCall]);
  });

  it('says so when it could not be done', async () => {
    const editor = testEditor(flow);
    const scenarios = createScenarioControl(editor.store, {
      startWorker: () => undefined,
      workHere: () => Promise.reject(new Error('not loaded')),
      wordsFor: inEnglish,
      announce: () => undefined,
    });
    scenarios.run();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(editor.store.getState().runs.work.status).toBe('failed');
  });

  it('listens to a worker, and ends it when it is done', async () => {
    const editor = testEditor(flow);
    const worker = new FakeWorker();
    createScenarioControl(editor.store, {
      startWorker: () => worker.asWorker(),
      workHere: async () => [],
      wordsFor: inEnglish,
      announce: () => undefined,
    }).run();
    for (const reply of scenarioWork(request(runAll))) worker.answer(reply);
    expect(editor.store.getState().runs.own.size).toBe(2);
    expect(worker.isEnded).toBe(true);
  });
});

/** What the runner needs of a worker. */
class FakeWorker extends EventTarget {
  isEnded = false;
  onmessage = null;
  onmessageerror = null;
  onerror = null;
  postMessage(): void {}
  terminate(): void {
    this.isEnded = true;
  }
  answer(reply: ScenarioReply): void {
    this.dispatchEvent(new MessageEvent('message', { data: reply }));
  }
  asWorker(): Worker {
    return this;
  }
}

describe('a result', () => {
  const run = {
    flow,
    scenario: flow.scenarios.good ?? never(),
    tried: { passed: true, failures: [], outcome: null, durationMs: 0, moves: [], edges: [] },
  };
  const failed = { ...run, tried: { ...run.tried, passed: false } };
  const table = [
    { status: 'untried', known: undefined, scenario: run.scenario, isSame: true },
    { status: 'passed', known: run, scenario: run.scenario, isSame: true },
    { status: 'failed', known: failed, scenario: run.scenario, isSame: true },
    { status: 'old', known: run, scenario: { ...run.scenario, steps: [] }, isSame: true },
    { status: 'old', known: run, scenario: run.scenario, isSame: false },
  ];

  it.each(table)('%# is $status', ({ status, known, scenario, isSame }) => {
    expect(scenarioStatus(known, scenario, () => isSame)).toBe(status);
  });

  it('grows old by what callers notice and by nothing else', () => {
    const editor = testEditor(flow);
    editor.move('menu', 50, 50);
    editor.store.actions.run(removeScenario, { id: 'bad' });
    expect(isSameToCallers(flow, editor.flow())).toBe(true);
    editor.remove('night');
    expect(isSameToCallers(flow, editor.flow())).toBe(false);
    editor.undo();
    expect(isSameToCallers(flow, editor.flow())).toBe(true);
  });
});

function never(): Scenario {
  throw new Error('the flow of this test has this scenario');
}

/** Calls as they are shown to somebody who reads English. */
function named(of: Flow, calls: readonly TriedCall[]) {
  const scenarios = nameCalls(
    calls.map(({ call }) => call),
    readerWords(of, inEnglish),
  );
  return calls.map(({ tried }, index) => ({ scenario: scenarios[index] ?? never(), tried }));
}

describe('calls that a search makes up', () => {
  it('take every wire of the demo agent', () => {
    const parsed = parseFlow(dental);
    if (!parsed.ok) throw new Error(parsed.error.message);
    const [found] = scenarioWork(request({ type: 'generate', goingWrong: false }, parsed.value));
    if (found?.type !== 'generated') throw new Error('the demo flow has no errors');
    const runs = { ...NO_RUNS, found: { ...found, flow: parsed.value, calls: named(parsed.value, found.calls) } };
    expect(coverageOfRuns(parsed.value, runs).share).toBe(1);
    expect(found.calls.every(({ tried }) => tried.passed)).toBe(true);
  });

  it('go wrong if wished: in each somebody falls silent, cuts in or fails, and every one ends', () => {
    const parsed = parseFlow(dental);
    if (!parsed.ok) throw new Error(parsed.error.message);
    const [found] = scenarioWork(request({ type: 'generate', goingWrong: true }, parsed.value));
    if (found?.type !== 'generated') throw new Error('the demo flow has no errors');
    expect(found.calls.length).toBeGreaterThan(0);
    expect(found.calls.filter(({ tried }) => !tried.passed || tried.outcome === null)).toEqual([]);
    const names = named(parsed.value, found.calls).map(({ scenario }) => scenario.name);
    expect(names).toContain('Silence for good at “Day and time”');
    expect(names.some((name) => name.startsWith('Everybody else fails'))).toBe(true);
    expect(names.some((name) => name.startsWith('Cuts in everywhere'))).toBe(true);
  });

  it('are kept where they take what no scenario takes, in one step of undo', async () => {
    const editor = anEditor();
    let over = editor.over();
    editor.scenarios.run();
    await over;
    over = editor.over();
    editor.scenarios.generate();
    await over;
    expect(coverageOfRuns(editor.flow(), editor.runs()).share).toBe(1);
    const missing = missingCalls(editor.flow(), editor.runs());
    expect(missing.map(({ steps }) => steps[0])).toEqual([{ do: 'says', text: 'night' }]);
    over = editor.over();
    keep({ store: editor.store, scenarios: editor.scenarios, wordsFor: inEnglish, announce: () => undefined }, missing);
    await over;
    expect(Object.keys(editor.flow().scenarios)).toHaveLength(3);
    expect(editor.runs().found).toBeNull();
    expect(editor.undo()).toBe('Add a scenario');
    expect(editor.flow().scenarios).toEqual(flow.scenarios);
  });
});

describe('writing a scenario', () => {
  it('adds an empty one, open', () => {
    const editor = testEditor(flow);
    writeScenario({ ...editor, wordsFor: inEnglish });
    const { openScenario, drawer } = editor.store.getState().view;
    expect([editor.flow().scenarios[openScenario ?? '']?.name, drawer]).toEqual(['Scenario 3', 'scenarios']);
  });

  it('says who calls: somebody of whom something is kept, or a stranger again', () => {
    const known = withCallerText(withKnownCaller({ topic: 'teeth' }, true), 'contact_name', 'Kim');
    expect(known).toEqual({ topic: 'teeth', contact_known: true, contact_name: 'Kim' });
    expect(callerText(known, 'contact_name')).toBe('Kim');
    expect(withCallerText(known, 'contact_name', undefined)).toEqual({ topic: 'teeth', contact_known: true });
    expect(withKnownCaller(withCallerText(known, 'caller_number', '+447700900001'), false)).toEqual({
      topic: 'teeth',
      caller_number: '+447700900001',
    });
  });

  it('refuses steps that are none', () => {
    const scenario = flow.scenarios.good ?? never();
    const broken: Scenario = { ...scenario, steps: [{ do: 'presses', keys: 'abc' }] };
    expect(changeScenario.allowed(flow, { id: 'good', scenario: broken })).toBe(false);
  });

  it.each(stepKinds(inEnglish(scenarioStrings)).map(({ value }) => value))(
    'a step that %s is one the flow takes, and is told as a sentence',
    (kind) => {
      const step = firstStep(flow, kind);
      expect(stepKind(step)).toBe(kind);
      const scenario = { ...(flow.scenarios.good ?? never()), steps: [step] };
      expect(changeScenario.allowed(flow, { id: 'good', scenario })).toBe(true);
      expect(describeStep(flow, step, inEnglish)).toMatch(/^[A-Z]/);
    },
  );

  it('tells steps by the names on the cards', () => {
    const step = { expect: 'at', node: 'night' } as const;
    expect(describeStep(flow, step, inEnglish)).toBe('Expect: at step “By night”');
  });

  it.each([
    ['', undefined, ''],
    ['12', 12, '12'],
    ['next Monday', 'next Monday', 'next Monday'],
    ['"12"', '12', '"12"'],
    ['{"a":[true,null]}', { a: [true, null] }, '{"a":[true,null]}'],
  ])('the value %s is read and shown again', (written, value, shown) => {
    expect(parseJson(written, true)).toEqual(value);
    expect(showJson(value, true)).toBe(shown);
  });
});
