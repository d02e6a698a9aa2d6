import { describe, expect, it } from 'vitest';
import { applyFix } from '../apply-fix.ts';
import { validateFlow } from '../compile-flow.ts';
import type { Flow } from '../flow.ts';
import { aFlow } from '../testing/a-flow.ts';

function flowWith(node: string, value: { kind: string; data: unknown }): Flow {
  return aFlow()
    .node(node, value)
    .start(node)
    .end('bye')
    .variable('first_name', 'text')
    .variable('count', 'number')
    .build();
}

const misspelled = ['UNKNOWN_VARIABLE', 'BAD_EXPRESSION', 'BAD_TEMPLATE'];
const faultsOf = (flow: Flow) => validateFlow(flow).filter(({ code }) => misspelled.includes(code));

describe('a misspelled name', () => {
  it.each([
    ['of a variable', 'Hi {{ first_nme }}.', 'Hi {{ first_name }}.'],
    ['of a formatter', 'Hi {{first_name | uper}}.', 'Hi {{first_name | upper}}.'],
    ['of a function', 'Hi {{ "é" + first_name.uper() }}.', 'Hi {{ "é" + first_name.upper() }}.'],
    ['behind a bracket', '{{ (first_name).trmi() }}', '{{ (first_name).trim() }}'],
  ])('%s is mended in one step', (_name, text, mended) => {
    const flow = flowWith('hi', { kind: 'say', data: { text } });
    const [fault] = faultsOf(flow);
    const fixed = fault?.fix && applyFix(flow, fault.fix);
    expect(fixed?.ok && [fixed.value.nodes.hi?.data, faultsOf(fixed.value)]).toMatchObject([{ text: mended }, []]);
  });

  it('in a condition is mended where the condition is kept', () => {
    const conditions = [{ id: 'many', label: 'Many', when: 'coutn > 3' }];
    const flow = flowWith('fork', { kind: 'branch', data: { conditions } });
    const [fault] = faultsOf(flow);
    const fixed = fault?.fix && applyFix(flow, fault.fix);
    expect(fixed?.ok && fixed.value.nodes.fork?.data).toMatchObject({ conditions: [{ when: 'count > 3' }] });
  });

  it('in a translation is mended there, and told as of there', () => {
    const flow = flowWith('hi', { kind: 'say', data: { text: 'Hi.' } });
    const translated = { ...flow, translations: { es: { hi: { text: 'Hola {{first_nme}}.' } } } };
    const [fault] = faultsOf(translated);
    expect(fault).toMatchObject({ code: 'UNKNOWN_VARIABLE', place: { node: 'hi', field: 'text', language: 'es' } });
    expect(fault?.message).toContain('In the translation “es”');
    const fixed = fault?.fix && applyFix(translated, fault.fix);
    expect(fixed?.ok && [fixed.value.translations, fixed.value.nodes.hi?.data]).toMatchObject([
      { es: { hi: { text: 'Hola {{first_name}}.' } } },
      { text: 'Hi.' },
    ]);
  });

  it('whose nearest one is of another type is left to its author', () => {
    const flow = flowWith('hi', { kind: 'say', data: { text: '{{ upper(cuont) }}' } });
    const [fault] = faultsOf(flow);
    expect([fault?.message, fault?.fix]).toEqual([expect.stringContaining('“count”?'), undefined]);
  });

  it('among others is mended one after the other', () => {
    const flow = flowWith('hi', { kind: 'say', data: { text: '{{ uper(first_nme) }} {{ first_nmae }}' } });
    const mendedFlow = [1, 2, 3].reduce<Flow>((current) => {
      const [fault] = faultsOf(current);
      const fixed = fault?.fix && applyFix(current, fault.fix);
      return fixed?.ok === true ? fixed.value : current;
    }, flow);
    expect(mendedFlow.nodes.hi?.data).toMatchObject({ text: '{{ upper(first_name) }} {{ first_name }}' });
  });

  it('that could be any of several is left to its author', () => {
    const flow = flowWith('hi', { kind: 'say', data: { text: '{{ something_else }}' } });
    expect(faultsOf(flow)[0]?.fix).toBeUndefined();
  });
});
