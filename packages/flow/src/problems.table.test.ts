import { describe, expect, it } from 'vitest';
import { applyFix } from './apply-fix.ts';
import { validateFlow } from './compile-flow.ts';
import { subflowKey } from './compile-scope.ts';
import { type Flow, flowSchema } from './flow.ts';
import { PROBLEM_SEVERITY, type Problem, type ProblemCode } from './problem.ts';
import { sayIn } from './sentences/say.ts';
import { SENTENCES } from './sentences/sentences.ts';
import { aFlow } from './testing/a-flow.ts';

type Builder = ReturnType<typeof aFlow>;

/** A call that is greeted and ends. */
const greeted = () => aFlow().start('hi').say('hi', 'Hello.').edge('hi', 'next', 'bye').end('bye');
/** A call whose first step is this one; every port of it that is named ends the call. */
const with_ = (kind: string, data: object, ...ports: readonly string[]) =>
  ports.reduce((flow, port) => flow.edge('it', port, 'bye'), aFlow().start('it').node('it', { kind, data }).end('bye'));
const menu = (...options: readonly object[]) =>
  with_('menu', { prompt: 'What is it?', options }, ...options.map((option) => `option.${Object(option).id}`));
const branch = (...conditions: readonly string[]) => {
  const list = conditions.map((when, index) => ({ id: `c${index}`, when }));
  return with_('branch', { conditions: list }, 'otherwise', ...list.map(({ id }) => `when.${id}`)).variable(
    'age',
    'number',
  );
};
const handler = (flow: Builder, id: string, trigger: object) =>
  flow.node(id, { kind: 'handler', data: { trigger } }).edge(id, 'next', 'bye');
const inGroup = (flow: Builder, id: string, group: string) => flow.group(id, group);
const hello = { on: 'says', phrases: ['help'] };
const request = (data: object) =>
  with_('request', { call: { via: 'http', url: 'https://example.com/' }, ...data }, 'ok', 'timeout', 'failed');
const calendar = (operation: string, inputs: object) =>
  with_('request', { call: { via: 'calendar', operation, inputs } }, 'ok', 'timeout', 'failed');
const subflow = (data: object) => with_('subflow', data, 'failed');
const scored = (...criteria: readonly object[]) => greeted().after('score', { criteria });
const ruled = (demands: object) => greeted().rule('promise', { name: 'The promise', demands });

const callers = new Map([['agt_calls', ['topic']]]);
const subflows = new Map<string, Flow>([
  [subflowKey({ agent: 'other', version: 1 }), greeted().variable('given', 'text').build()],
  [subflowKey({ agent: 'other', version: 2 }), aFlow().say('hi', 'Nobody comes here.').build()],
  [subflowKey({ agent: 'itself', version: 1 }), with_('subflow', { agent: 'itself', version: 1 }, 'failed').build()],
]);

/** Found by whoever publishes: numbers of the world are not known here. */
type FoundLater = 'COSTLY_NUMBER' | 'UNKNOWN_CREDENTIAL' | 'CREDENTIAL_ELSEWHERE';
/** For every problem a small flow that has it. One that is missing here does not compile. */
const flows: { readonly [Code in Exclude<ProblemCode, FoundLater>]: Builder } = {
  NO_START: aFlow().say('hi', 'Hello.').edge('hi', 'next', 'bye').end('bye'),
  SECOND_START: greeted().node('again', { kind: 'start', data: {} }).edge('again', 'next', 'hi'),
  EDGE_FROM_NOWHERE: greeted().edge('hi', 'gone', 'bye'),
  EDGE_TO_NOWHERE: menu({ id: 'a', label: 'A' }).edge('it', 'noInput', 'gone'),
  SECOND_EDGE: greeted().edge('hi', 'next', 'hi'),
  OPEN_PORT: aFlow().start('hi').say('hi', 'Hello.'),
  UNHANDLED_PORT: menu({ id: 'a', label: 'A' }),
  UNREACHABLE_NODE: greeted().say('lost', 'Nobody hears this.').edge('lost', 'next', 'bye'),
  UNKNOWN_GROUP: inGroup(greeted(), 'hi', 'gone'),
  START_IN_GROUP: inGroup(greeted().node('frame', { kind: 'group', data: {} }), 'start', 'frame'),
  GROUP_CYCLE: inGroup(greeted().node('frame', { kind: 'group', data: {} }), 'frame', 'frame'),
  NO_SUBFLOW: subflow({}),
  UNKNOWN_SUBFLOW: subflow({ agent: 'other', version: 9 }),
  SUBFLOW_RECURSION: subflow({ agent: 'itself', version: 1 }),
  SUBFLOW_BROKEN: subflow({ agent: 'other', version: 2 }),
  SUBFLOW_INPUT: subflow({ agent: 'other', version: 1, inputs: { unknown: '"x"' } }),
  UNKNOWN_OUTCOME: subflow({ agent: 'other', version: 1 }),
  LOOP_WITHOUT_WAITING: aFlow().start('hi').say('hi', 'On and on.').edge('hi', 'next', 'hi'),
  LONG_RUN: Array.from({ length: 900 }, (_, index) => index)
    .reduce(
      (flow, index) => flow.say(`s${index}`, 'On.').edge(`s${index}`, 'next', `s${index + 1}`),
      aFlow().start('s0'),
    )
    .end('s900'),
  NEVER_ENDS: menu({ id: 'a', label: 'A' }).edge('it', 'noInput', 'it').edge('it', 'noMatch', 'it').lead('it', 'it'),
  MAY_NEVER_END: branch('age > 3')
    .lead('it', 'ask', 'otherwise')
    .menu('ask', ['on'])
    .edge('ask', 'option.on', 'it')
    .edge('ask', 'noInput', 'it')
    .edge('ask', 'noMatch', 'it'),
  SILENT_LOOP: menu({ id: 'a', label: 'A' }).edge('it', 'noInput', 'it'),
  LONG_SILENCE: with_('wait', { seconds: 45 }, 'next'),
  RESUME_OUTSIDE_HANDLER: aFlow().start('back').node('back', { kind: 'resume', data: {} }),
  EMPTY_PROMPT: with_('say', { text: 'Hello.', variants: [' '] }, 'next'),
  NOTHING_TO_CHOOSE: menu(),
  DUPLICATE_ID: branch('age > 3').data('it', {
    conditions: [
      { id: 'c0', when: 'age > 3' },
      { id: 'c0', when: 'age > 5' },
    ],
  }),
  DUPLICATE_KEY: menu({ id: 'a', label: 'A', key: '1' }, { id: 'b', label: 'B', key: '1' }),
  DUPLICATE_PHRASE: menu({ id: 'a', label: 'A', phrases: ['book'] }, { id: 'b', label: 'B', phrases: ['Book '] }),
  DUPLICATE_DATE: with_('hours', { exceptions: [{ date: '2026-12-25' }, { date: '2026-12-25' }] }, 'open', 'closed'),
  DUPLICATE_VARIABLE: greeted()
    .variable('age', 'number')
    .node('frame', { kind: 'group', data: { variables: { age: { type: 'text' } } } }),
  NO_PHRASES: handler(greeted(), 'h', { on: 'says', phrases: [] }),
  DUPLICATE_TRIGGER: handler(handler(menu({ id: 'a', label: 'A' }), 'h', hello), 'i', hello),
  HIDDEN_HANDLER: handler(menu({ id: 'a', label: 'Help' }), 'h', hello),
  BAD_EXPRESSION: branch('age >'),
  BAD_TEMPLATE: with_('say', { text: 'Hello {{ age' }, 'next'),
  BAD_PATTERN: with_(
    'collect',
    { prompt: 'Code?', fields: [{ variable: 'code', value: { kind: 'pattern', pattern: '(a' } }] },
    'collected',
  ).variable('code', 'text'),
  UNLIKE_TYPES: branch('age == "three"'),
  UNKNOWN_VARIABLE: with_('keypad', { prompt: 'Number?', variable: 'gone' }, 'entered'),
  UNKNOWN_INTENT: menu({ id: 'a', label: 'A', intent: 'gone' }),
  UNKNOWN_SOURCE: with_('answer', { sources: ['doc', 'gone'] }, 'answered', 'notFound').knowledge(
    'doc',
    'We open at nine.',
  ),
  NO_KNOWLEDGE: with_('answer', {}, 'answered', 'notFound'),
  READ_BEFORE_SET: with_('say', { text: 'You are {{ age | digits }}.' }, 'next').variable('age', 'number'),
  MAY_BE_EMPTY: request({ mapping: [{ variable: 'name', pointer: '/name' }] })
    .lead('it', 'hi', 'ok')
    .say('hi', 'Hello {{ name }}.')
    .edge('hi', 'next', 'bye')
    .variable('name', 'text'),
  NEVER_READ: greeted().variable('left_over', 'text'),
  NEVER_HOLDS: branch('age > 18', 'age > 20'),
  BAD_ADDRESS: request({ call: { via: 'http', url: '{{ caller_number }}' } }),
  KEY_IN_FLOW: request({
    call: { via: 'http', url: 'https://example.com/', headers: [{ name: 'Authorization', value: 'Bearer abc' }] },
  }),
  BAD_NUMBER: with_('transfer', { to: '0044 20 7946 0018' }, 'answered'),
  BAD_LENGTH: with_(
    'keypad',
    { prompt: 'Number?', variable: 'digits', minLength: 6, maxLength: 4 },
    'entered',
  ).variable('digits', 'digits'),
  BAD_TIME_ZONE: with_('hours', { timeZone: 'Mars/Base' }, 'open', 'closed'),
  BAD_LANGUAGE: with_('language', { language: 'Klingon!' }, 'next'),
  UNSAFE_RETRY: request({ call: { via: 'http', method: 'POST', url: 'https://example.com/' }, retries: 2 }),
  MISSING_INPUT: calendar('findSlot', { date: '"2026-12-01"' }),
  UNKNOWN_INPUT: calendar('cancel', { reference: '"A1"', colour: '"red"' }),
  BROKEN_RULE: ruled({
    that: 'alwaysBefore',
    what: { on: 'kind', kind: 'recording' },
    before: { on: 'node', node: 'bye' },
  })
    .lead('hi', 'choose')
    .menu('choose', ['tape', 'leave'])
    .edge('choose', 'option.tape', 'tape')
    .edge('choose', 'option.leave', 'bye')
    .node('tape', { kind: 'recording', data: { mode: 'start' } })
    .edge('tape', 'next', 'bye'),
  EMPTY_RULE: ruled({ that: 'withinTurns', what: { on: 'node', node: 'gone' }, turns: 3 }),
  NO_PERSON: greeted(),
  NO_EMERGENCY: greeted(),
  LONG_MENU: menu(...'abcdef'.split('').map((id) => ({ id, label: `Option ${id}` }))),
  LONG_PROMPT: with_('say', { text: 'word '.repeat(100) }, 'next'),
  UNFORMATTED_NUMBER: with_('say', { text: 'Your number is {{ age }}.' }, 'next').variable('age', 'number'),
  DUPLICATE_NAME: greeted()
    .after('summary', {}, { name: 'Short' })
    .after('message', { text: 'Hello.' }, { name: 'Short ' }),
  DUPLICATE_RESULT: greeted().after('extract', { values: [{ id: 'a', name: 'caller_number' }] }),
  UNKNOWN_STEP: greeted().after('summary', {}, { after: ['gone'] }),
  STEP_CYCLE: greeted()
    .after('summary', {}, { after: ['score'] })
    .after('score', { criteria: [{ id: 'a', question: 'Was the caller greeted?' }] }, { after: ['summary'] }),
  HIDDEN_FACT: greeted().variable('outcome', 'text').after('summary', {}, { when: 'outcome == "booked"' }),
  NOTHING_TO_EXTRACT: greeted().after('extract'),
  UNDESCRIBED_VALUE: greeted().after('extract', { values: [{ id: 'a', name: 'topic' }] }),
  NO_CRITERIA: scored(),
  NO_WEIGHT: scored({ id: 'a', question: 'Was the caller greeted?', weight: 0 }),
  EMPTY_CRITERION: scored({ id: 'a', name: 'Greeting' }),
  NOTHING_TO_SEND: greeted().after('webhook', { url: 'https://example.com/calls', data: [] }),
  BAD_FOLDER: greeted().after('exportRecording', { folder: '../of others' }),
  NO_CONSENT: greeted().after('contact', { name: 'caller_number' }),
  NO_NUMBER: greeted().after('callBack', { to: ' ' }),
  NO_AGENT: greeted().after('callBack', { by: 'agent' }),
  AGENT_CANNOT_CALL: greeted().after('callBack', { by: 'agent', agent: 'agt_hears' }),
  UNTAKEN_INPUT: greeted().after('callBack', {
    by: 'agent',
    agent: 'agt_calls',
    inputs: [{ id: 'a', name: 'reason', value: '"called before"' }],
  }),
};

const rows = Object.entries(flows).map(([code, flow]) => ({ code, flow: flow.build() }));

function found(flow: Flow, code: string): readonly Problem[] {
  return validateFlow(flow, { subflows, callers }).filter((problem) => problem.code === code);
}

describe('every problem', () => {
  it.each(rows)('$code is found, with its place and a sentence', ({ code, flow }) => {
    const [problem] = found(flow, code);
    expect(problem?.severity).toBe(Object.entries(PROBLEM_SEVERITY).find(([name]) => name === code)?.[1]);
    expect(problem?.message).toMatch(/^.{20,}$/s);
  });

  it.each(rows)('$code is said by a sentence of its code', ({ code, flow }) => {
    const [problem] = found(flow, code);
    expect(problem?.said.sentence.split('.')[0]).toBe(code);
    expect(problem && sayIn(problem.said)).toBe(problem?.message);
  });

  it('has a sentence, those that are found later included', () => {
    const said = new Set(Object.keys(SENTENCES).map((name) => name.split('.')[0]));
    expect(Object.keys(PROBLEM_SEVERITY).filter((code) => !said.has(code))).toEqual([]);
  });

  const withFix = rows.filter(({ code, flow }) => found(flow, code)[0]?.fix !== undefined);

  it.each(withFix)('$code is gone after its fix', ({ code, flow }) => {
    const [problem] = found(flow, code);
    const fixed = problem?.fix === undefined ? undefined : applyFix(flow, problem.fix);
    expect(fixed?.ok || fixed?.error).toBe(true);
    const left = fixed?.ok ? found(fixed.value, code).filter((other) => same(other, problem)) : [problem];
    expect(left).toEqual([]);
  });

  it('has a fix where one click can mend it', () => {
    expect(withFix.length).toBeGreaterThan(rows.length / 2);
  });

  it('has none that would let a step answer from documents it was kept from', () => {
    const flow = with_('answer', { sources: ['gone'] }, 'answered', 'notFound').knowledge('doc', 'We open at nine.');
    expect(found(flow.build(), 'UNKNOWN_SOURCE').map(({ fix }) => fix)).toEqual([undefined]);
  });

  it('is found in the number that is rung when a call breaks down', () => {
    const called = (fallbackNumber: string) => {
      const flow = greeted().build();
      return { ...flow, settings: { ...flow.settings, fallbackNumber } };
    };
    const [named] = found(called('0044 20 7946 0018'), 'BAD_NUMBER');
    expect(named?.place).toEqual({ field: 'settings.fallbackNumber' });
    for (const written of ['0044 20 7946 0018', 'the front desk']) {
      const [problem] = found(called(written), 'BAD_NUMBER');
      const fixed = problem?.fix === undefined ? undefined : applyFix(called(written), problem.fix);
      expect(fixed?.ok ? found(fixed.value, 'BAD_NUMBER') : fixed).toEqual([]);
    }
    expect(found(called('+44 (20) 7946 0018'), 'BAD_NUMBER')).toEqual([]);
  });

  it('is found in a flow that can be read and written as JSON', () => {
    for (const { flow } of rows) expect(flowSchema.parse(JSON.parse(JSON.stringify(flow)))).toEqual(flow);
  });
});

/** The same problem at the same place; another one of its kind may have stood behind it. */
function same(left: Problem, right: Problem | undefined): boolean {
  return left.message === right?.message && JSON.stringify(left.place) === JSON.stringify(right.place);
}
