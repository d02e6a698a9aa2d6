import dental from '@aybiza/flow/templates/dental-practice.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../language/strings.ts';
import { putIn } from '../editor/dialogs/import-dialog.tsx';
import { testEditor } from '../editor/testing/test-editor.ts';
import { nameOf, sortEntries } from './import-report.tsx';
import { findReport, type KeptReport, keepReport, type ReportStore } from './kept-report.ts';
import { readImport, readImportFile } from './read-import.ts';
import { importStrings } from './strings.ts';

const strings = inEnglish(importStrings);

const studio = {
  initial_state: 'Trigger',
  states: [
    { name: 'Trigger', type: 'trigger', transitions: [{ event: 'incomingCall', next: 'hello' }], properties: {} },
    {
      name: 'hello',
      type: 'say-play',
      transitions: [{ event: 'audioComplete' }],
      properties: { say: 'Hello', loop: 1 },
    },
  ],
};

async function read(value: unknown) {
  const result = await readImport({ text: typeof value === 'string' ? value : JSON.stringify(value) }, strings);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('reading a flow from elsewhere', () => {
  it.each([
    ['a flow of ours', dental, 'aybiza'],
    ['a flow of Twilio Studio', studio, 'twilio-studio'],
  ])('%s is known by its shape and comes with a report', async (_, file, format) => {
    const { flow, report } = await read(file);
    expect(Object.keys(flow.nodes).length).toBeGreaterThan(1);
    expect(report.format).toBe(format);
    expect(report.totals.steps).toBeGreaterThan(1);
  });

  it.each([
    ['that is no JSON', '{"name": '],
    ['of no known system', '{"nodes": 3}'],
  ])('a text %s is refused with a sentence', async (_, text) => {
    const result = await readImport({ text }, strings);
    expect(result.ok ? '' : result.error.message).toMatch(/\w{3}.*\.$/);
  });

  it('says which place in a flow of ours does not fit', async () => {
    const result = await readImport(
      { text: '{"schemaVersion": 1, "name": "x", "nodes": {"a": {"kind": "say", "data": {"text": 5}}}}' },
      strings,
    );
    expect(result.ok ? [] : result.error.issues.map(({ path }) => path)).toEqual(['nodes.a.data.text']);
  });

  it('reads a file, and refuses one that is too large to be a flow', async () => {
    const read = await readImportFile(new File([JSON.stringify(studio)], 'front-desk.json'), strings);
    expect(read.ok ? read.value.flow.name : read.error).toBe('front-desk');
    const large = await readImportFile(new File(['x'.repeat(6 * 1024 * 1024)], 'front-desk.json'), strings);
    expect(large.ok ? '' : large.error.message).toContain('larger than 5 MB');
  });
});

describe('putting it in', () => {
  it('is one step of undo, with the report beside the canvas and kept', async () => {
    const editor = testEditor();
    editor.add('start');
    const before = editor.flow();
    const kept: (KeptReport | null)[] = [];
    const taken = await read(studio);
    putIn(
      {
        store: editor.store,
        announce: () => undefined,
        wordsFor: inEnglish,
        keepReport: (report) => kept.push(report),
      },
      taken,
    );
    expect(editor.flow()).toEqual(taken.flow);
    expect(editor.store.getState().view).toMatchObject({ drawer: 'import', overlay: null, report: taken.report });
    expect(kept).toEqual([taken.report]);
    editor.undo();
    expect(editor.flow()).toEqual(before);
  });
});

describe('the report', () => {
  const entry = (source: string, verdict: KeptReport['entries'][number]['verdict']) => ({
    source,
    sourceType: 'x',
    verdict,
    nodes: [],
    reason: '',
  });

  it('tells first what needs a look', () => {
    const entries = [
      entry('a', 'mapped'),
      entry('b', 'noCounterpart'),
      entry('c', 'approximated'),
      entry('d', 'mapped'),
    ];
    expect(sortEntries(entries).map(({ source }) => source)).toEqual(['b', 'c', 'a', 'd']);
  });

  it('calls a step whose name is only a number by what it does', () => {
    const source = '1e7c0c6e-2a48-4f42-930f-da87c50629ec';
    expect(nameOf({ source, sourceType: 'DisconnectParticipant' })).toEqual({
      name: 'Disconnect participant',
      detail: '1e7c0c6e',
    });
    expect(nameOf({ source: 'greet', sourceType: 'say-play' })).toEqual({ name: 'greet', detail: 'say-play' });
  });

  it('is kept for one agent until it is forgotten', async () => {
    const store = aStore();
    const { report } = await read(studio);
    keepReport(store, 'one', report);
    expect(findReport(store, 'one')).toEqual(report);
    expect(findReport(store, 'two')).toBeNull();
    keepReport(store, 'one', null);
    expect(findReport(store, 'one')).toBeNull();
  });

  it('is none when what was kept is something else, or nothing may be kept', () => {
    const store = aStore({ 'import-report one': 'no JSON', 'import-report two': '{"name": 3}' });
    expect([findReport(store, 'one'), findReport(store, 'two')]).toEqual([null, null]);
    const full: ReportStore = {
      ...store,
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => keepReport(full, 'one', null)).not.toThrow();
  });
});

function aStore(first: Readonly<Record<string, string>> = {}): ReportStore {
  const items = new Map(Object.entries(first));
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}
