import { describe, expect, it } from 'vitest';
import { testEditor } from './testing/test-editor.ts';
import { walkGraph } from './walk-graph.ts';

describe('walkGraph', () => {
  const editor = testEditor();
  const [start, near, far, below] = [editor.add('start'), editor.add('say'), editor.add('say'), editor.add('say')];
  editor.move(near, 300, 0);
  editor.move(far, 900, 400);
  editor.move(below, 20, 300);
  editor.connect(start, 'next', far);

  it('follows a wire to the right and back, before anything nearer', () => {
    expect(walkGraph(editor.flow(), start, 'right')).toBe(far);
    expect(walkGraph(editor.flow(), far, 'left')).toBe(start);
  });

  it('goes to the nearest step in that direction where no wire leads', () => {
    expect(walkGraph(editor.flow(), start, 'down')).toBe(below);
    expect(walkGraph(editor.flow(), near, 'left')).toBe(start);
  });

  it('stays where there is nothing', () => {
    expect(walkGraph(editor.flow(), start, 'up')).toBeUndefined();
  });
});
