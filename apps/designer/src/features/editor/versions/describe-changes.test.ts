import { diffFlows, type Flow, flowSchema } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../language/strings.ts';
import { describeChanges } from './describe-changes.ts';

const LIVE = {
  schemaVersion: 1,
  name: 'Front desk',
  nodes: {
    start: { kind: 'start', data: {} },
    hello: { kind: 'say', label: 'Welcome', data: { text: 'Hello.' } },
    need: { kind: 'menu', label: 'Need', data: { prompt: 'What?', options: [{ id: 'book', label: 'Book a visit' }] } },
    hours: { kind: 'say', label: 'Hours', data: { text: 'From nine.' } },
  },
  edges: {
    a: { from: { node: 'start', port: 'next' }, to: { node: 'hello' } },
    b: { from: { node: 'need', port: 'option.book' }, to: { node: 'hours' } },
  },
};

function changesAfter(edit: (flow: Flow) => void) {
  const before = flowSchema.parse(LIVE);
  const after = structuredClone(before);
  edit(after);
  return describeChanges(diffFlows(before, after), { before, after }, inEnglish);
}

const put = (flow: Flow, nodes: Record<string, unknown>) =>
  Object.assign(flow.nodes, flowSchema.shape.nodes.parse(nodes));

describe('what callers will notice', () => {
  it('is nothing where nothing is different', () => {
    expect(changesAfter(() => undefined)).toEqual({ forCallers: [], afterCalls: [], behind: [], moved: 0 });
  });

  it('is other words, with what they were', () => {
    const { forCallers } = changesAfter((flow) =>
      put(flow, { hello: { ...LIVE.nodes.hello, data: { text: 'Good morning.' } } }),
    );
    expect(forCallers).toMatchObject([
      {
        node: 'hello',
        sentence: '“Welcome” says something else.',
        words: { before: 'Hello.', after: 'Good morning.' },
      },
    ]);
  });

  it('is where their answers lead', () => {
    const sentences = changesAfter((flow) => {
      flow.edges = {
        a: { from: { node: 'start', port: 'next' }, to: { node: 'need' } },
        c: { from: { node: 'hello', port: 'next' }, to: { node: 'need' } },
      };
    }).forCallers.map(({ sentence }) => sentence);
    expect(sentences).toEqual([
      '“Call starts”, Next: leads to “Need” instead of “Welcome”.',
      '“Welcome”, Next: leads to “Need” now.',
      '“Need”, Book a visit: leads nowhere any more (before: “Hours”).',
    ]);
  });

  it('is steps that are new or gone, without each of their ways', () => {
    const { forCallers } = changesAfter((flow) => {
      delete flow.nodes.hours;
      flow.edges = { ...flow.edges, b: { from: { node: 'need', port: 'option.book' }, to: { node: 'visit' } } };
      flow.edges.d = { from: { node: 'visit', port: 'next' }, to: { node: 'hello' } };
      put(flow, { visit: { kind: 'say', label: 'Visit', data: { text: 'Well.' } } });
    });
    expect(forCallers.map(({ sentence }) => sentence)).toEqual([
      '“Need”, Book a visit: leads to “Visit” instead of “Hours”.',
      '“Visit” is new.',
      '“Hours” is gone.',
    ]);
  });

  it('is another voice, but not another name, place, note or scenario', () => {
    const { forCallers, behind, moved } = changesAfter((flow) => {
      flow.settings.voice = 'aura-2-draco-en';
      put(flow, {
        hello: { ...LIVE.nodes.hello, label: 'Greeting' },
        hours: { ...LIVE.nodes.hours, position: { x: 900, y: 0 } },
        note: { kind: 'comment', data: {} },
      });
    });
    expect(forCallers.map(({ sentence }) => sentence)).toEqual([
      'The voice is “aura-2-draco-en” instead of “aura-2-thalia-en”.',
    ]);
    expect(behind.map(({ sentence }) => sentence)).toEqual(['“Welcome” is called “Greeting” now.', '“Note” is new.']);
    expect(moved).toBe(1);
  });
});

describe('what is done otherwise after calls', () => {
  const lane = (...steps: object[]) => flowSchema.shape.afterCall.parse(steps);
  const SUMMARY = { id: 'sum', kind: 'summary', name: 'Short' };
  const TELL = { id: 'tell', kind: 'message', data: { text: 'Thank you.' } };
  const between = (before: object[], after: object[]) => {
    const [was, is] = [before, after].map((steps) => ({ ...flowSchema.parse(LIVE), afterCall: lane(...steps) }));
    if (was === undefined || is === undefined) throw new Error('there are two versions');
    return describeChanges(diffFlows(was, is), { before: was, after: is }, inEnglish);
  };

  it('is told step by step, apart from what callers notice', () => {
    const { afterCalls, forCallers, behind } = between([SUMMARY], [{ ...SUMMARY, when: 'outcome == "booked"' }, TELL]);
    expect(afterCalls.map(({ sentence }) => sentence)).toEqual([
      '“Short” works differently.',
      '“Send a message” is new.',
    ]);
    expect([forCallers, behind]).toEqual([[], []]);
  });

  it('is a step that is gone, one that is called otherwise, and another order', () => {
    expect(between([SUMMARY, TELL], [TELL]).afterCalls).toMatchObject([{ sentence: '“Short” is gone.' }]);
    expect(between([SUMMARY], [{ ...SUMMARY, name: 'Brief' }]).afterCalls).toMatchObject([
      { sentence: '“Short” is called “Brief” now.' },
    ]);
    expect(between([SUMMARY, TELL], [TELL, SUMMARY]).afterCalls).toMatchObject([
      { sentence: 'The steps stand in another order.' },
    ]);
  });
});
