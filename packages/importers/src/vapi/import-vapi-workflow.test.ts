import { readFileSync } from 'node:fs';
import { compileFlow } from '@aybiza/flow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFlow } from '../index.ts';
import { failuresOf, imported, linesOf, nodesOf, targetOf } from '../testing/imported.ts';

const fixture: unknown = JSON.parse(readFileSync(new URL('fixtures/clinic.json', import.meta.url), 'utf8'));
const clinic = imported(fixture);
const { flow } = clinic;

/** A workflow of these nodes, in which callers begin at the first. */
function workflow(nodes: readonly object[], edges: readonly object[] = []) {
  return imported({ name: 'Test', nodes, edges });
}

/** The data of the only node of a kind. */
function only<Kind extends Parameters<typeof nodesOf>[1]>(result: ReturnType<typeof imported>, kind: Kind) {
  const [node] = nodesOf(result.flow, kind);
  if (node === undefined) throw new Error(`there is a ${kind}`);
  return node;
}

const tool = (name: string, properties: object) => ({ name, type: 'tool', tool: properties });

describe('a Vapi workflow', () => {
  it('becomes a flow in which every node has its line in the report, and its place', () => {
    expect(clinic.report.totals).toMatchObject({ steps: 7, noCounterpart: 0 });
    expect(flow.nodes.find_slot?.position).toEqual({ x: 800, y: 0 });
    expect(flow.settings.persona).toContain('small clinic');
  });

  it('has conversations whose exits are what the model decides on', () => {
    expect(flow.nodes.greet).toMatchObject({
      kind: 'converse',
      data: {
        opening: 'Oak Clinic, how may I help?',
        goal: expect.stringContaining('{{ caller_number }}'),
        exits: [
          { label: 'collect_details', description: 'The caller wants to book' },
          { label: 'person', description: 'The caller asks for a person' },
        ],
      },
    });
    expect(targetOf(flow, 'greet', 'exit.to-collect_details')).toBe('collect_details');
  });

  it('extracts the same values, of the same kinds', () => {
    expect(flow.nodes.collect_details).toMatchObject({
      data: {
        extract: [
          { variable: 'patient_name', value: { kind: 'text' } },
          {
            variable: 'visit',
            value: { kind: 'choice', options: [{ value: 'check_up', phrases: ['check up'] }, { value: 'treatment' }] },
          },
          { variable: 'age', value: { kind: 'number' } },
        ],
      },
    });
  });

  it('decides by what is known in a branch behind the conversation', () => {
    const branch = targetOf(flow, 'collect_details', 'exit.done') ?? '';
    expect(flow.nodes[branch]).toMatchObject({ kind: 'branch', data: { conditions: [{ when: 'age < 18' }] } });
    expect(targetOf(flow, branch, 'otherwise')).toBe('find_slot');
  });

  it('asks other systems, with what was extracted, for what its plan extracts', () => {
    expect(flow.nodes.find_slot).toMatchObject({
      kind: 'request',
      data: {
        meanwhile: 'One moment, {{ patient_name }}.',
        call: {
          method: 'POST',
          url: 'https://example.com/slots?kind={{ visit }}',
          body: '{ "name": {{ patient_name }}, "age": {{ age }} }',
        },
        mapping: [
          { variable: 'slot_day', pointer: '/slot/day' },
          { variable: 'reference', pointer: '/booking/0/id' },
        ],
      },
    });
    expect(targetOf(flow, 'find_slot', 'failed')).toBe('person');
    expect(flow.nodes.offer).toMatchObject({
      data: { goal: expect.stringContaining('Offer {{ slot_day }}; the reference is {{ reference }}') },
    });
  });

  it('takes values that nothing extracts as inputs of the start', () => {
    expect(only(clinic, 'start').data.inputs).toEqual(['clinic_name']);
  });

  it('leads a call from its greeting to its end', () => {
    expect(
      failuresOf(
        flow,
        { expect: 'said', text: 'Oak Clinic' },
        { do: 'says', text: 'I want to book' },
        { do: 'modelAnswers', takes: 'to-collect_details', text: '', values: {} },
        { expect: 'at', node: 'collect_details' },
      ),
    ).toEqual([]);
  });

  it('knows day, month and year', () => {
    const result = workflow([{ name: 'say', type: 'say', exact: 'It is {{month}} {{day}}, {{year}}.' }]);
    // Calls that do not happen begin on that day.
    expect(failuresOf(result.flow, { expect: 'said', text: 'It is November 23, 2026.' })).toEqual([]);
    expect(linesOf(result, 'say').at(-1)).toMatchObject({ verdict: 'mapped' });
  });

  it('says what of Vapi’s own a node or the whole has, and that values in the global prompt stay words', () => {
    const result = imported({
      name: 'Test',
      globalPrompt: 'You work for {{ company }}.',
      voice: { provider: '11labs', voiceId: 'x' },
      nodes: [{ name: 'greet', type: 'conversation', prompt: 'Greet.', isStart: true, model: { model: 'gpt-4o' } }],
      edges: [],
    });
    const reasons = linesOf(result, 'greet')
      .map(({ reason }) => reason)
      .join(' ');
    for (const told of ['company', 'voice', 'model']) expect(reasons).toContain(told);
    expect(result.report.totals).toMatchObject({ mapped: 0, approximated: 1 });
  });

  it('decides among any number of ways', () => {
    const ways = Array.from({ length: 60 }, (_, index) => `w${index}`);
    const result = workflow(
      [
        {
          name: 'ask',
          type: 'conversation',
          prompt: 'Ask.',
          variableExtractionPlan: { output: [{ title: 'n', type: 'number' }] },
        },
        ...ways.map((name) => ({ name, type: 'say', exact: `This is ${name}.` })),
      ],
      ways.map((to, index) => ({ from: 'ask', to, condition: { type: 'logic', liquid: `{{ n == ${index} }}` } })),
    );
    const answered = { do: 'modelAnswers', takes: 'done', text: '', values: { n: 59 } } as const;
    expect(failuresOf(result.flow, answered, { expect: 'said', text: 'This is w59.' })).toEqual([]);
  });

  it('enters a global node from anywhere, and goes back behind it', () => {
    expect(only(clinic, 'handler').data.trigger).toMatchObject({
      on: 'says',
      phrases: ['emergency', 'The caller describes an emergency'],
    });
    expect(targetOf(flow, 'emergency', 'exit.done')).toBe(only(clinic, 'resume').id);
    expect(linesOf(clinic, 'emergency')[0]).toMatchObject({ verdict: 'approximated' });
  });
});

describe('tools of a Vapi workflow', () => {
  it('transfer to a SIP address, and among several destinations the model chooses', () => {
    const one = workflow([
      tool('out', { type: 'transferCall', destinations: [{ type: 'sip', sipUri: 'sip:desk@example.com' }] }),
    ]);
    expect(only(one, 'transfer').data.to).toBe('sip:desk@example.com');
    const many = workflow([
      tool('out', {
        type: 'transferCall',
        destinations: [
          { type: 'number', number: '+15550100001', description: 'Sales questions' },
          { type: 'assistant', assistantName: 'Billing' },
        ],
      }),
    ]);
    expect(only(many, 'classify').data.labels.map(({ description }) => description)).toEqual([
      'Sales questions',
      'Billing',
    ]);
    expect(nodesOf(many.flow, 'transfer').map(({ data }) => data.to)).toEqual(['+15550100001', 'queue:Billing']);
    expect(linesOf(many, 'out')[0]).toMatchObject({ verdict: 'approximated' });
  });

  it('that are kept at Vapi, or have no counterpart, stay as comments', () => {
    const result = workflow(
      [
        { name: 'kept', type: 'tool', toolId: 'abc-123' },
        tool('keys', { type: 'dtmf' }),
        tool('bye', { type: 'endCall' }),
      ],
      [
        { from: 'kept', to: 'keys' },
        { from: 'keys', to: 'bye' },
      ],
    );
    expect(nodesOf(result.flow, 'comment').map(({ id }) => id)).toEqual(['kept', 'keys']);
    expect(linesOf(result, 'kept')[0]?.reason).toContain('abc-123');
    expect(targetOf(result.flow, 'start', 'next')).toBe('bye');
  });

  it('say which of their words nobody hears', () => {
    const result = workflow([
      tool('ask', {
        type: 'apiRequest',
        url: 'https://example.com/x',
        messages: [
          { type: 'request-start', content: 'One moment.' },
          { type: 'request-failed', content: 'That went wrong.' },
        ],
      }),
    ]);
    expect(only(result, 'request').data.meanwhile).toBe('One moment.');
    expect(linesOf(result, 'ask').at(-1)).toMatchObject({ verdict: 'approximated' });
    expect(linesOf(result, 'ask').at(-1)?.reason).toContain('That went wrong.');
  });

  it('with an address that is only known in the call leave it to the author', () => {
    const result = workflow([tool('ask', { type: 'apiRequest', method: 'GET', url: '{{ base }}/x' })]);
    expect(only(result, 'request').data.call).toMatchObject({ url: 'https://address-missing.invalid/x' });
    expect(linesOf(result, 'ask')[0]?.reason).toContain('fill it in');
  });
});

describe('the first version of Vapi workflows', () => {
  it('is read as well', () => {
    const result = workflow(
      [
        { name: 'hello', type: 'say', exact: 'Welcome.' },
        {
          name: 'ask',
          type: 'gather',
          output: { type: 'object', properties: { city: { type: 'string', description: 'the city' } } },
        },
        { name: 'out', type: 'transfer', destination: { type: 'number', number: '+15550100001' } },
        { name: 'stop', type: 'hangup' },
      ],
      [
        { from: 'hello', to: 'ask' },
        { from: 'ask', to: 'out', condition: { type: 'ai', matches: ['wants a person', 'is angry'] } },
        {
          from: 'ask',
          to: 'stop',
          condition: {
            type: 'logic',
            operator: 'and',
            conditions: [{ leftSide: 'city', operator: '==', rightSide: 'Bath' }],
          },
        },
      ],
    );
    expect(only(result, 'say').data.text).toBe('Welcome.');
    expect(only(result, 'converse').data).toMatchObject({
      goal: 'Ask the caller for: city (the city).',
      exits: [{ description: 'wants a person or is angry' }, { id: 'done' }],
      extract: [{ variable: 'city' }],
    });
    expect(only(result, 'branch').data.conditions[0]?.when).toBe('city == "Bath"');
    expect(result.report.totals.noCounterpart).toBe(0);
  });
});

describe('any workflow', () => {
  it('compiles when it is taken', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('{{ x | plus: 1 }}', '{{', '__proto__', 'a', 'b', '{% if a %}{{ b.c[0] }}{% endif %}'),
    );
    const name = fc.constantFrom('a', 'b', 'c', '__proto__');
    const plan = fc.record({
      output: fc.array(
        fc.record({ title: text, type: fc.constantFrom('string', 'number', 'boolean', 'x'), enum: fc.array(text) }),
      ),
    });
    const node = fc.record(
      {
        name,
        type: fc.constantFrom('conversation', 'tool', 'say', 'gather', 'hangup', 'apiRequest', 'constructor'),
        prompt: text,
        exact: text,
        isStart: fc.boolean(),
        variableExtractionPlan: plan,
        globalNodePlan: fc.record({ enabled: fc.boolean(), enterCondition: text }),
        tool: fc.record({
          type: fc.constantFrom('transferCall', 'endCall', 'apiRequest', 'x'),
          url: text,
          body: fc.jsonValue(),
          headers: fc.jsonValue(),
          variableExtractionPlan: plan,
        }),
      },
      { requiredKeys: ['type'] },
    );
    const condition = fc.record(
      { type: fc.constantFrom('ai', 'logic', 'failed', 'x'), prompt: text, liquid: text },
      { requiredKeys: [] },
    );
    const edge = fc.record({ from: name, to: name, condition }, { requiredKeys: ['from', 'to'] });
    fc.assert(
      fc.property(fc.array(node, { maxLength: 6 }), fc.array(edge, { maxLength: 10 }), (nodes, edges) => {
        const result = importFlow({ nodes, edges });
        return result.ok ? compileFlow(result.value.flow).ok : result.error.code === 'UNKNOWN_FORMAT';
      }),
      { numRuns: 400 },
    );
  });
});
