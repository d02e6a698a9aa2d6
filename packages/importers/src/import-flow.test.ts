import { compileFlow } from '@aybiza/flow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFlow } from './index.ts';
import { aStudioFlow, split, widget } from './testing/a-studio-flow.ts';
import { imported } from './testing/imported.ts';
import { mutationsOf } from './testing/mutations.ts';

const greeting = aStudioFlow(widget('say-play', 'hello', { events: { audioComplete: '' }, say: 'Hello.' }));

const workflow = {
  name: 'Vapi',
  nodes: [{ name: 'greet', type: 'conversation', prompt: 'Greet.', isStart: true }],
  edges: [],
};

describe('the format of a document', () => {
  it.each([
    ['a Studio flow', greeting, 'twilio-studio'],
    ['a Studio flow as the REST API answers it', { friendly_name: 'Hotline', definition: greeting }, 'twilio-studio'],
    ['a Studio flow as text', JSON.stringify(greeting), 'twilio-studio'],
    ['a Studio flow as text that begins with a byte order mark', `\uFEFF${JSON.stringify(greeting)}`, 'twilio-studio'],
    ['a Vapi workflow', workflow, 'vapi-workflow'],
    ['a Vapi workflow as its editor exports it', { version: '1.0', workflow }, 'vapi-workflow'],
    [
      'a flow of this system',
      { schemaVersion: 1, name: 'Own', nodes: { start: { kind: 'start', data: {} } } },
      'aybiza',
    ],
  ])('is known by its shape: %s', (_what, document, format) => {
    expect(imported(document).format).toBe(format);
  });

  it('is taken from an envelope together with its name', () => {
    expect(imported({ friendly_name: 'Hotline', definition: greeting }).flow.name).toBe('Hotline');
  });

  it.each([
    ['text that is no JSON', '{', 'NOT_JSON'],
    ['nothing', undefined, 'UNKNOWN_FORMAT'],
    ['a list', [], 'UNKNOWN_FORMAT'],
    ['a graph of another editor', { nodes: [{ id: '1', type: 'input' }], edges: [] }, 'UNKNOWN_FORMAT'],
    ['a Studio flow without widgets', { states: [], initial_state: 'Trigger' }, 'BROKEN_DOCUMENT'],
    ['a flow of this system from the future', { schemaVersion: 99, name: 'Own', nodes: {} }, 'BROKEN_DOCUMENT'],
  ])('is refused with a reason: %s', (_what, document, code) => {
    const result = importFlow(document);
    expect(result.ok ? result.value.format : result.error.code).toBe(code);
  });
});

describe('a flow of this system', () => {
  it('is taken as it is, with a line for every node', () => {
    const { report } = imported({
      schemaVersion: 1,
      name: 'Own',
      nodes: { start: { kind: 'start', data: {} }, bye: { kind: 'end', data: {} } },
    });
    expect(report.totals).toEqual({ steps: 2, mapped: 2, approximated: 0, noCounterpart: 0 });
  });
});

/** A Studio flow with one of everything, to be broken at random. */
const everything = aStudioFlow(
  widget('set-variables', 'set', {
    events: { next: 'ask' },
    variables: [{ key: 'host', value: 'https://example.com' }],
  }),
  widget('gather-input-on-call', 'ask', {
    events: { keypress: 'route', speech: '', timeout: 'ask' },
    say: 'Press 1 for sales.',
  }),
  split('route', '{{widgets.ask.Digits}}', { otherwise: 'ask', cases: [['equal_to', '1', 'lookup']] }),
  widget('make-http-request', 'lookup', {
    events: { success: 'open', failed: 'sorry' },
    url: '{{flow.variables.host}}/x?y={{trigger.call.From}}',
    method: 'POST',
    body: '{"from":"{{trigger.call.From}}"}',
  }),
  split('open', '{{widgets.lookup.parsed.open}}', { otherwise: 'mail', cases: [['equal_to', 'true', 'sales']] }),
  widget('connect-call-to', 'sales', { events: { callCompleted: '' }, noun: 'number', to: '+15550100001' }),
  widget('record-voicemail', 'mail', { events: { recordingComplete: 'sorry', noAudio: '' }, transcribe: true }),
  widget('say-play', 'sorry', {
    events: { audioComplete: '' },
    say:
      '{% if flow.variables.host %}Sorry.{% endif %}{% for o in widgets.lookup.parsed.orders %}{{ o.title | upcase }}{% endfor %}' +
      '{% capture hour %}{{ "now" | date: "%H" }}{% endcapture %}{{ hour | plus: 1 }}',
  }),
);

describe('any input', () => {
  it('never makes an import throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (value) => {
        importFlow(value);
      }),
      { numRuns: 1_000 },
    );
  });

  it('that began as a flow still compiles when it is taken', () => {
    fc.assert(
      fc.property(mutationsOf(everything), (document) => {
        const result = importFlow(document);
        if (!result.ok) return result.error.code === 'UNKNOWN_FORMAT' || result.error.message.includes('no widgets');
        return compileFlow(result.value.flow).ok;
      }),
      { numRuns: 400 },
    );
  });

  it('nested two hundred deep is read as far as flows go', () => {
    let deep: unknown = 'bottom';
    for (let depth = 0; depth < 200; depth += 1) deep = { deep, list: [deep] };
    expect(importFlow({ ...greeting, deep }).ok).toBe(false);
    let narrow: unknown = 'bottom';
    for (let depth = 0; depth < 200; depth += 1) narrow = [narrow];
    expect(importFlow({ ...greeting, narrow }).ok).toBe(true);
  });

  it('with nine thousand steps is imported, with more than a flow may have refused', () => {
    const chain = (length: number) =>
      aStudioFlow(
        ...Array.from({ length }, (_, index) => {
          const next = `s${(index + 1) % length}`;
          // Somebody has to be asked now and then: a call breaks off that goes a thousand steps without.
          return index % 20 === 0
            ? widget('gather-input-on-call', `s${index}`, { events: { keypress: next, timeout: '' }, say: 'Go on?' })
            : widget('say-play', `s${index}`, { events: { audioComplete: next }, say: `Line ${index}.` });
        }),
      );
    expect(Object.keys(imported(chain(9_000)).flow.nodes).length).toBeGreaterThan(9_000);
    const tooLarge = importFlow(chain(10_000));
    expect(tooLarge.ok ? 'taken' : tooLarge.error.code).toBe('TOO_LARGE');
  });

  it('with names of JavaScript’s own gives every step an id of its own', () => {
    const names = ['__proto__', 'constructor', 'toString', 'then', 'hasOwnProperty', '  ', '日本語', 'É t é'];
    const steps = names.map((name, index) =>
      widget('say-play', name, { events: { audioComplete: names[index + 1] ?? '' }, say: `Step ${index}.` }),
    );
    const { flow, report } = imported(aStudioFlow(...steps));
    expect(report.entries.filter(({ sourceType }) => sourceType === 'say-play')).toHaveLength(names.length);
    expect(Object.values(flow.nodes).filter(({ kind }) => kind === 'say')).toHaveLength(names.length);
    expect(Object.getPrototypeOf(flow.nodes)).toBe(Object.prototype);
  });

  it('gives the same flow every time', () => {
    expect(JSON.stringify(imported(everything))).toBe(JSON.stringify(imported(everything)));
  });
});
