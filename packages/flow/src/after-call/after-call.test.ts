import { evaluate, statechartSchema } from '@aybiza/statechart';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFlow, validateFlow } from '../compile-flow.ts';
import { diffFlows } from '../diff-flows.ts';
import { type Flow, flowSchema } from '../flow.ts';
import { renameVariable } from '../rename-variable.ts';
import { aFlow } from '../testing/a-flow.ts';
import { afterCallKinds } from './kinds/index.ts';
import { stepsBefore, variablesAfterCall } from './variables-after-call.ts';

const greeted = () => aFlow().start('hi').say('hi', 'Hello.').edge('hi', 'next', 'bye').end('bye');
const compiled = (flow: Flow) => {
  const result = compileFlow(flow);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const codes = (flow: Flow) => validateFlow(flow).map(({ code, place }) => [code, place.step, place.field]);
const found = (flow: Flow) => codes(flow).filter(([, step]) => step !== undefined);

const LANE = () =>
  greeted()
    .variable('day', 'date')
    .after('extract', { values: [{ id: 'a', name: 'urgent', type: 'yesNo', description: 'Is it urgent?' }] })
    .after('message', { text: 'Until {{ day }}.' }, { when: 'urgent && durationSeconds > 30', after: ['extract'] });

describe('the lane after the call', () => {
  it('is compiled into the statechart with its conditions lowered, and what its kind has where its author said nothing', () => {
    const { statechart } = compiled(LANE().build());
    expect(statechart.afterCall).toMatchObject([
      { id: 'extract', kind: 'extract', after: [], attempts: 6, timeLimitMs: 60_000 },
      {
        id: 'message',
        kind: 'message',
        after: ['extract'],
        attempts: 4,
        params: { to: { op: 'variable', name: 'caller_number' } },
      },
    ]);
    const when = statechart.afterCall?.[1]?.when;
    expect(when && evaluate(when, { urgent: true, durationSeconds: 31 }).value).toBe(true);
    expect(when && evaluate(when, { urgent: true, durationSeconds: 30 }).value).toBe(false);
    expect(statechartSchema.parse(JSON.parse(JSON.stringify(statechart)))).toEqual(statechart);
  });

  it('takes the e-mail addresses that are written out and the ones that values make, and names what is neither', () => {
    const problems = (to: string) => found(LANE().after('email', { to }).build());
    expect(problems('desk@example.com, {{ day }}; {{ day }}@example.com')).toEqual([]);
    for (const to of ['', 'desk', 'desk@example.com, boss@'])
      expect(problems(to)).toEqual([['BAD_ADDRESS', 'email', 'data.to']]);
  });

  it('is part of what a version is known by, and a flow without one is what it was', () => {
    const without = compiled(greeted().build());
    expect(Object.hasOwn(without.statechart, 'afterCall')).toBe(false);
    const one = compiled(greeted().after('summary').build());
    const other = compiled(greeted().after('summary', { instructions: 'Be brief.' }).build());
    expect(new Set([without.hash, one.hash, other.hash]).size).toBe(3);
  });

  it('takes the tries and the time that its author gives a step', () => {
    const { statechart } = compiled(greeted().after('summary', {}, { attempts: 2, timeLimitSeconds: 9 }).build());
    expect(statechart.afterCall).toMatchObject([{ attempts: 2, timeLimitMs: 9_000 }]);
  });

  it('lets a step use what the steps it needs have found, and nothing of the others', () => {
    expect(found(LANE().build())).toEqual([]);
    const alone = LANE().after('webhook', { url: 'https://example.com/?u={{ urgent }}' });
    expect(found(alone.build())).toEqual([['UNKNOWN_VARIABLE', 'webhook', 'data.url']]);
  });

  it('mends a name that is nearly right, where it stands', () => {
    const flow = LANE().after('summary', {}, { when: 'outcom == "booked"' }).build();
    const [problem] = validateFlow(flow).filter(({ code }) => code === 'UNKNOWN_VARIABLE');
    expect(problem?.fix?.edits).toEqual([{ path: ['afterCall', '2', 'when'], value: 'outcome == "booked"' }]);
  });

  it('counts a variable that only it reads as used', () => {
    const unread = greeted().variable('day', 'date');
    expect(codes(unread.build()).map(([code]) => code)).toContain('NEVER_READ');
    expect(codes(LANE().build()).map(([code]) => code)).not.toContain('NEVER_READ');
  });

  it('keeps up with a variable that is renamed: in conditions, texts, expressions and the path of an address', () => {
    const flow = greeted()
      .variable('day', 'date')
      .variable('mobile', 'phone')
      .after('message', { to: 'mobile', text: 'Until {{ day }}.' }, { when: 'has(day)' })
      .after('webhook', { url: 'https://example.com/{{ day }}' })
      .build();
    const renamed = renameVariable(renameVariable(flow, { name: 'day', to: 'date_wanted' }), {
      name: 'mobile',
      to: 'cell',
    });
    expect(renamed.afterCall).toMatchObject([
      { when: 'has(date_wanted)', data: { to: 'cell', text: 'Until {{ date_wanted }}.' } },
      { data: { url: 'https://example.com/{{ date_wanted }}' } },
    ]);
    expect(found(renamed)).toEqual([]);
  });

  it('is compared step by step, whatever their order', () => {
    const before = LANE().build();
    const [extract, message] = before.afterCall;
    if (extract === undefined || message === undefined) throw new Error('the lane has two steps');
    const after = { ...before, afterCall: [extract, { ...message, when: 'urgent' }] };
    expect(diffFlows(before, after).rest).toEqual([
      { field: 'afterCall.message.when', before: 'urgent && durationSeconds > 30', after: 'urgent' },
    ]);
    expect(diffFlows(before, { ...before, afterCall: [message, extract] }).rest).toEqual([
      { field: 'afterCall', before: ['extract', 'message'], after: ['message', 'extract'] },
    ]);
  });

  it('is refused when it holds what no lane has', () => {
    const lane = (step: object) => flowSchema.safeParse({ ...greeted().build(), afterCall: [step] }).success;
    expect(lane({ id: 'a', kind: 'summary' })).toBe(true);
    expect(lane({ id: 'a', kind: 'fax' })).toBe(false);
    expect(lane({ id: 'a', kind: 'summary', shout: true })).toBe(false);
    expect(lane({ id: 'a', kind: 'summary', attempts: 11 })).toBe(false);
    expect(lane({ id: 'a', kind: 'score', data: { passMark: 101 } })).toBe(false);
    expect(lane({ id: 'constructor', kind: 'summary' })).toBe(false);
  });

  it('of any shape is compiled without a throw, and each step knows exactly what stands before it', () => {
    const kind = fc.constantFrom(...(Object.keys(afterCallKinds) as (keyof typeof afterCallKinds)[]));
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const step = fc.record({
      id,
      kind,
      after: fc.array(id, { maxLength: 3 }),
      when: fc.constantFrom('', 'outcome == "x"', 'score >', 'summary'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), (afterCall) => {
        const flow = flowSchema.parse({ ...greeted().build(), afterCall });
        const problems = validateFlow(flow);
        const rounds = flow.afterCall.filter(({ id }) => stepsBefore(flow.afterCall, id).has(id));
        const gone = flow.afterCall.some(({ after }) =>
          after.some((one) => !flow.afterCall.some((other) => other.id === one)),
        );
        if (rounds.length > 0 || gone)
          expect(problems.some(({ code }) => code === 'STEP_CYCLE' || code === 'UNKNOWN_STEP')).toBe(true);
        else expect(problems.some(({ code }) => code === 'STEP_CYCLE')).toBe(false);
        for (const { id } of flow.afterCall) expect(variablesAfterCall(flow, id).has('outcome')).toBe(true);
        expect(compileFlow(flow).ok).toBe(!problems.some(({ severity }) => severity === 'error'));
      }),
    );
  });
});

describe('callers who are remembered', () => {
  const asks = () =>
    greeted()
      .variable('agrees', 'yesNo')
      .variable('mobile', 'phone')
      .variable('patient', 'text')
      .after('contact', {
        consent: 'agrees',
        name: 'patient',
        agreed: 'We call {{ mobile }}.',
        values: [{ id: 'a', name: 'mobile', value: 'mobile' }],
        forget: 'has(patient) && patient == "nobody"',
      });

  it('are kept only where the author says how they agreed', () => {
    expect(found(asks().build())).toEqual([]);
    expect(found(greeted().after('contact').build())).toEqual([['NO_CONSENT', 'contact', 'data.consent']]);
    const number = greeted().variable('day', 'date').after('contact', { consent: 'day' });
    expect(found(number.build())).toEqual([['UNLIKE_TYPES', 'contact', 'data.consent']]);
    const twice = { id: 'b', name: 'mobile', value: 'patient' };
    const [step] = asks().build().afterCall;
    const flow = {
      ...asks().build(),
      afterCall: [step].flatMap((one) =>
        one?.kind === 'contact' ? [{ ...one, data: { ...one.data, values: [...one.data.values, twice] } }] : [],
      ),
    };
    expect(found(flow)).toEqual([['DUPLICATE_VARIABLE', 'contact', 'data.values.1.name']]);
  });

  it('keep what a renamed variable holds, under the name they had', () => {
    const renamed = renameVariable(asks().build(), { name: 'mobile', to: 'handy' });
    expect(renamed.afterCall).toMatchObject([
      { data: { agreed: 'We call {{ handy }}.', values: [{ name: 'mobile', value: 'handy' }] } },
    ]);
  });

  it('are known in every flow by variables whose types are checked, and that need not have a value', () => {
    const greets = (text: string) => aFlow().start('hi').say('hi', text).edge('hi', 'next', 'bye').end('bye').build();
    const told = (flow: Flow) => validateFlow(flow).map(({ code }) => code);
    expect(told(greets('Hello {{ contact_name }}.'))).toContain('READ_BEFORE_SET');
    expect(told(greets('Hello {{ contact_known ? "again" : "" }}{{ contact.room }}.'))).not.toContain(
      'READ_BEFORE_SET',
    );
    expect(told(greets('{{ contact_known + 1 }}'))).toContain('UNLIKE_TYPES');
  });

  it('are looked up only by calls whose flow or lane asks for them, and not where the name is the flow’s own', () => {
    const settings = (flow: Flow) => compiled(flow).statechart.settings;
    const greets = aFlow().start('hi').say('hi', 'Hello {{ contact_name }}.').edge('hi', 'next', 'bye').end('bye');
    expect(settings(greets.build())).toMatchObject({ looksUpCaller: true });
    expect(compiled(greets.build()).statechart.variables).toMatchObject({ contact_name: { personal: true } });
    expect(settings(greeted().after('summary', {}, { when: 'contact_known' }).build())).toMatchObject({
      looksUpCaller: true,
    });
    expect(settings(greeted().build())).not.toHaveProperty('looksUpCaller');
    expect(settings(greets.variable('contact_name', 'text').build())).not.toHaveProperty('looksUpCaller');
  });
});

describe('callers who are called back', () => {
  it('are called within hours of the flow’s own time zone, by whom and when the author says', () => {
    const weekly = { monday: [{ from: '09:00', to: '17:00' }] };
    const flow = greeted()
      .variable('day', 'date')
      .after('callBack', { by: 'agent', agent: 'agt_calls', day: 'day', hours: { weekly }, note: 'About {{ day }}.' });
    const step = compiled(flow.build()).statechart.afterCall?.[0];
    expect(step).toMatchObject({
      kind: 'callBack',
      params: {
        by: 'agent',
        agentId: 'agt_calls',
        to: { op: 'variable', name: 'caller_number' },
        day: { op: 'variable', name: 'day' },
        timeZone: flow.build().settings.timeZone,
        hours: { weekly: [[{ from: '09:00', to: '17:00' }], [], [], [], [], [], []] },
        tries: 3,
        pauseMinutes: 60,
      },
    });
    expect(found(greeted().after('callBack', { time: '"10:00"' }).build())).toEqual([
      ['MISSING_INPUT', 'callBack', 'data.day'],
    ]);
  });
});
