import { flowSchema } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../language/strings.ts';
import { testEditor } from '../testing/test-editor.ts';
import { describePlace, playbackLayer, playMoves, playNodes, showUpTo, toggleRunning } from './playback.ts';

const flow = flowSchema.parse({
  schemaVersion: 1,
  name: 'Test',
  nodes: {
    start: { kind: 'start', data: {} },
    ask: {
      kind: 'menu',
      label: 'What do they need?',
      data: { prompt: 'Yes?', options: [{ id: 'book', label: 'Book', phrases: ['book'] }] },
    },
    frame: { kind: 'group', label: 'Booking', data: { entry: 'day' } },
    day: { kind: 'say', label: 'Day', group: 'frame', data: { text: 'Which day?' } },
    help: { kind: 'handler', label: 'Help', data: { trigger: { on: 'says', phrases: ['help'] } } },
    bye: { kind: 'end', label: 'Goodbye', data: {} },
  },
  edges: {
    one: { from: { node: 'start', port: 'next' }, to: { node: 'ask' } },
    two: { from: { node: 'ask', port: 'option.book' }, to: { node: 'frame' } },
    three: { from: { node: 'day', port: 'next' }, to: { node: 'ask' } },
    four: { from: { node: 'frame', port: 'hungUp' }, to: { node: 'bye' } },
  },
});
const title = 'A way';
const play = (nodes: readonly string[], { round = false, still = false } = {}) => {
  const playback = playNodes(flow, nodes, { title, round, still });
  if (playback === undefined) throw new Error('there is a way to show');
  return playback;
};

describe('the way of a problem', () => {
  it('begins at its first step and lights one more wire with every step', () => {
    const playback = play(['start', 'ask']);
    expect(playback).toMatchObject({ at: 0, running: true });
    expect(playbackLayer(flow, playback)).toMatchObject({ nodes: new Set(['start']), current: 'start' });
    const next = showUpTo(playback, 1);
    expect(next.running).toBe(false);
    const { nodes, edges, current } = playbackLayer(flow, next);
    expect([[...nodes], [...edges], current]).toEqual([['start', 'ask'], ['one'], 'ask']);
  });

  it.each([
    ['a wire into a group leads to the step it begins with', ['ask', 'day'], 'by “Book” to “Day”'],
    ['a way that a group shares leaves by the group', ['day', 'bye'], 'by “Hung up” to “Goodbye”'],
    ['what may happen at any time has no wire', ['ask', 'help'], 'then to “Help”'],
    ['a step that is gone is said without its id', ['ask', 'lost'], 'then to “a step that is gone”'],
  ])('%s', (_, nodes, said) => {
    expect(describePlace(flow, showUpTo(play(nodes), 1), inEnglish)).toBe(said);
  });

  it('that goes round is shown round', () => {
    expect(play(['ask', 'day'], { round: true }).steps.map(({ to }) => to)).toEqual(['day', 'ask']);
  });

  it('is shown whole, and stands still, for whoever asked for less motion', () => {
    expect(play(['start', 'ask', 'day'], { still: true })).toMatchObject({ at: 2, running: false });
  });

  it('is not shown when its first step is gone', () => {
    expect(playNodes(flow, ['lost', 'ask'], { title, round: false, still: false })).toBeUndefined();
  });

  it('stops at its end and begins again from there', () => {
    const end = showUpTo(play(['start', 'ask']), 9);
    expect(end).toMatchObject({ at: 1, running: false });
    expect(toggleRunning(end)).toMatchObject({ at: 0, running: true });
    expect(toggleRunning(toggleRunning(end)).running).toBe(false);
  });
});

describe('the way of a call that did not happen', () => {
  it('shows what happens inside a subflow at its node', () => {
    const moves = [
      { node: 'start', port: 'next', to: 'ask' },
      { node: 'ask', port: 'option.book', to: 'sub/start' },
      { node: 'sub/start', port: 'next', to: 'sub/hello' },
      { node: 'sub/hello', port: 'next', to: 'bye' },
    ];
    const playback = playMoves(flow, moves, { title, still: false });
    expect(playback?.steps.map(({ from, port, to }) => [from, port, to])).toEqual([
      ['start', 'next', 'ask'],
      ['ask', 'option.book', 'sub'],
      ['sub', '', 'bye'],
    ]);
  });
});

it('a way being shown is left alone by edits and ends by itself alone', () => {
  const editor = testEditor(flow);
  editor.store.actions.look({ playback: play(['start', 'ask']) });
  editor.move('ask', 10, 10);
  expect(editor.store.getState().view.playback?.title).toBe(title);
});
