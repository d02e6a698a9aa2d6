import { type AfterCallStep, afterCallStepSchema, flowSchema, parseFlow, validateFlow } from '@aybiza/flow';
import { fillDoc } from '@aybiza/shared-flow';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createFormats } from '../../../formats/create-formats.ts';
import { inEnglish } from '../../../language/strings.ts';
import { flowStrings } from '../../flow-words/index.ts';
import { describeWhat, describeWhen, stepName } from '../after-call/describe-step.ts';
import { laneStrings } from '../after-call/strings.ts';
import { createEditorStore } from '../editor-store.ts';
import { testEditor } from '../testing/test-editor.ts';
import {
  addAfterCallStep,
  changeAfterCallStep,
  duplicateAfterCallStep,
  fixProblem,
  moveAfterCallStep,
  removeAfterCallStep,
} from './index.ts';

const words = inEnglish(laneStrings);
const { quoted } = createFormats('en');

const step = (given: object): AfterCallStep => afterCallStepSchema.parse(given);
const laneOf = (...afterCall: object[]) => flowSchema.parse({ schemaVersion: 1, name: 'Test', nodes: {}, afterCall });

function editorWith(...afterCall: object[]) {
  const editor = testEditor(laneOf(...afterCall));
  return { ...editor, ids: () => editor.flow().afterCall.map(({ id }) => id), run: editor.store.actions.run };
}

describe('the lane after the call', () => {
  it('is added to, step by step, each with an id of its own, and taken back by undo', () => {
    const { ids, run, undo, redo, flow } = editorWith();
    for (const kind of ['summary', 'score', 'score', 'webhook'] as const)
      expect(run(addAfterCallStep, { kind })).toBe(true);
    expect(ids()).toEqual(['summary', 'score', 'score2', 'webhook']);
    expect(parseFlow(flow()).ok).toBe(true);
    expect(undo()).toBe('Add “Webhook” after the call');
    expect(ids()).toEqual(['summary', 'score', 'score2']);
    redo();
    expect(ids()).toEqual(['summary', 'score', 'score2', 'webhook']);
  });

  it('has room for so many steps and no more', () => {
    const { run, flow } = editorWith(...Array.from({ length: 29 }, (_, index) => ({ id: `s${index}`, kind: 'score' })));
    expect(run(addAfterCallStep, { kind: 'summary' })).toBe(true);
    expect(run(addAfterCallStep, { kind: 'summary' })).toBe(false);
    expect(run(duplicateAfterCallStep, { id: 's0' })).toBe(false);
    expect(flow().afterCall).toHaveLength(30);
  });

  it('moves a step up and down, and not beyond its ends', () => {
    const { ids, run } = editorWith({ id: 'a', kind: 'summary' }, { id: 'b', kind: 'score' });
    expect(run(moveAfterCallStep, { id: 'b', by: -1 })).toBe(true);
    expect(ids()).toEqual(['b', 'a']);
    expect(run(moveAfterCallStep, { id: 'b', by: -1 })).toBe(false);
    expect(run(moveAfterCallStep, { id: 'a', by: 1 })).toBe(false);
  });

  it('lets nobody wait for a step that is taken out', () => {
    const { flow, run, undo } = editorWith(
      { id: 'a', kind: 'summary' },
      { id: 'b', kind: 'score', after: ['a'] },
      { id: 'c', kind: 'webhook', after: ['a', 'b'] },
    );
    run(removeAfterCallStep, { id: 'a' });
    expect(flow().afterCall.map(({ id, after }) => [id, after])).toEqual([
      ['b', []],
      ['c', ['b']],
    ]);
    undo();
    expect(flow().afterCall.map(({ after }) => after)).toEqual([[], ['a'], ['a', 'b']]);
  });

  it('puts a copy behind the step', () => {
    const { flow, ids, run } = editorWith(
      { id: 'tell', kind: 'message', name: 'Thanks', data: { text: 'Thank you.' } },
      { id: 'b', kind: 'score' },
    );
    run(duplicateAfterCallStep, { id: 'tell' });
    expect(ids()).toEqual(['tell', 'tell2', 'b']);
    expect(flow().afterCall[1]).toMatchObject({ name: 'Thanks (copy)', data: { text: 'Thank you.' } });
  });

  it('refuses what does not fit into a step, and leaves the other steps the same objects', () => {
    const { flow, run } = editorWith({ id: 'a', kind: 'summary' }, { id: 'b', kind: 'score' });
    const [, before] = flow().afterCall;
    const long = { ...step({ id: 'a', kind: 'summary' }), name: 'x'.repeat(121) };
    expect(run(changeAfterCallStep, { step: long })).toBe(false);
    expect(run(changeAfterCallStep, { step: step({ id: 'a', kind: 'score' }) })).toBe(false);
    expect(run(changeAfterCallStep, { step: step({ id: 'a', kind: 'summary', when: 'true' }) })).toBe(true);
    expect(flow().afterCall[1]).toBe(before);
  });

  it('is mended by the fixes of its problems, one after the other', () => {
    const { flow, run } = editorWith(
      { id: 'a', kind: 'summary', after: ['gone'] },
      { id: 'b', kind: 'score', data: { criteria: [{ id: 'c', question: 'Was it kind?', weight: 0 }] } },
      { id: 'c', kind: 'exportRecording', data: { folder: 'for us/and them' } },
    );
    const broken = () => validateFlow(flow()).filter(({ place }) => place.step !== undefined);
    expect(broken().map(({ code }) => code)).toEqual(['NO_WEIGHT', 'BAD_FOLDER', 'UNKNOWN_STEP']);
    for (const { fix } of broken()) expect(fix !== undefined && run(fixProblem, fix)).toBe(true);
    expect(broken()).toEqual([]);
  });

  it('is one for two people: both find the words of the other, and undo takes back only one’s own', () => {
    const first = new Y.Doc();
    fillDoc(first, laneOf({ id: 'a', kind: 'summary' }, { id: 'b', kind: 'message' }));
    const second = new Y.Doc();
    const meet = () => {
      Y.applyUpdate(first, Y.encodeStateAsUpdate(second), 'network');
      Y.applyUpdate(second, Y.encodeStateAsUpdate(first), 'network');
    };
    meet();
    const [one, other] = [first, second].map((doc) =>
      createEditorStore({ doc, save: { status: 'saved', savedAt: null } }),
    );
    if (one === undefined || other === undefined) throw new Error('there are two');
    one.actions.run(changeAfterCallStep, {
      step: step({ id: 'a', kind: 'summary', data: { instructions: 'Be brief.' } }),
    });
    other.actions.run(changeAfterCallStep, { step: step({ id: 'b', kind: 'message', data: { text: 'Thank you.' } }) });
    other.actions.run(addAfterCallStep, { kind: 'webhook' });
    meet();
    const texts = () => one.getState().flow.afterCall.map((each) => describeWhat(each, words));
    expect(texts()).toEqual(['Be brief.', 'Thank you.', 'no address yet']);
    expect(other.getState().flow).toEqual(one.getState().flow);
    one.actions.undo();
    meet();
    expect(texts()).toEqual(['', 'Thank you.', 'no address yet']);
  });
});

describe('a step in a few words', () => {
  it('says what it is called, what it does and when', () => {
    const flow = laneOf(
      { id: 'find', kind: 'extract', data: { values: [{ id: 'v', name: 'urgent' }] } },
      {
        id: 'tell',
        kind: 'webhook',
        name: 'Tell the CRM',
        when: 'urgent',
        after: ['find'],
        data: { url: 'https://crm.example/' },
      },
    );
    const flowWords = inEnglish(flowStrings);
    const told = flow.afterCall.map((one) => [
      stepName(one, flowWords),
      describeWhat(one, words),
      describeWhen(flow, one, { text: words, words: flowWords, quoted }),
    ]);
    expect(told).toEqual([
      ['Extract values', 'urgent', 'After every call'],
      ['Tell the CRM', 'https://crm.example/', 'When urgent, after “Extract values”'],
    ]);
  });
});
