import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { GraphSelection } from './graph-layers.ts';
import { useSelection } from './use-selection.ts';

beforeEach(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
afterEach(() => vi.unstubAllGlobals());

test('a step that is clicked while a wire is chosen is chosen instead of it', async () => {
  const told: GraphSelection[] = [];
  let change: ReturnType<typeof useSelection> | undefined;
  function Drawing() {
    change = useSelection({ nodes: [], edges: ['wire'] }, (selection) => told.push(selection));
    return null;
  }
  const root = createRoot(document.createElement('div'));
  await act(async () => root.render(<Drawing />));
  change?.({ nodes: [{ type: 'select', id: 'step', selected: true }] });
  change?.({ edges: [{ type: 'select', id: 'wire', selected: false }] });
  expect(told.at(-1)).toEqual({ nodes: ['step'], edges: [] });
  await act(async () => root.unmount());
});
