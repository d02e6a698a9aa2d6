import { describe, expect, it } from 'vitest';
import { readFlow } from './import-dialog.tsx';

describe('readFlow', () => {
  it('says in a sentence that a text is no JSON', () => {
    const read = readFlow('{"name": ');
    expect(read.ok ? '' : read.error.message).toMatch(/^This is not JSON:/);
  });

  it('says which place in the document does not fit', () => {
    const read = readFlow('{"schemaVersion": 1, "name": "x", "nodes": {"a": {"kind": "say", "data": {"text": 5}}}}');
    expect(read.ok ? [] : read.error.issues.map(({ path }) => path)).toEqual(['nodes.a.data.text']);
  });
});
