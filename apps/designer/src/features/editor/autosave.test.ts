import { type Flow, flowSchema } from '@aybiza/flow';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { Autosave, type SaveResult, type SaveState } from './autosave.ts';

const flowNamed = (name: string): Flow => flowSchema.parse({ schemaVersion: 1, name, nodes: {} });
const quiet = 1_000;

/** A server whose answers a test gives one by one. */
function setUp() {
  const clock = fakeClock();
  const states: SaveState[] = [];
  const sent: { name: string; revision: number; answer: (result: SaveResult) => void; fail: () => void }[] = [];
  const autosave = new Autosave({
    clock,
    flow: flowNamed('as loaded'),
    revision: 7,
    save: (flow, revision) =>
      new Promise((answer, reject) => {
        sent.push({ name: flow.name, revision, answer, fail: () => reject(new Error('no network')) });
      }),
    onState: (state) => states.push(state),
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { clock, states, sent, autosave, settled, status: () => states.at(-1)?.status };
}

describe('autosave', () => {
  it('saves once after a pause, however much was typed', () => {
    const { clock, sent, autosave } = setUp();
    for (const name of ['a', 'ab', 'abc']) {
      autosave.changed(flowNamed(name));
      clock.advance(100);
    }
    clock.advance(quiet);
    expect(sent.map(({ name, revision }) => [name, revision])).toEqual([['abc', 7]]);
  });

  it('bases the next save on the revision that the last one gave', async () => {
    const { clock, sent, autosave, settled } = setUp();
    autosave.changed(flowNamed('one'));
    clock.advance(quiet);
    sent[0]?.answer({ status: 'saved', revision: 8 });
    await settled();
    autosave.changed(flowNamed('two'));
    clock.advance(quiet);
    expect(sent[1]?.revision).toBe(8);
  });

  it('never has two saves under way, and saves what came in between afterwards', async () => {
    const { clock, sent, autosave, settled, status } = setUp();
    autosave.changed(flowNamed('one'));
    clock.advance(quiet);
    autosave.changed(flowNamed('two'));
    clock.advance(quiet);
    expect(sent).toHaveLength(1);
    sent[0]?.answer({ status: 'saved', revision: 8 });
    await settled();
    expect(status()).toBe('unsaved');
    clock.advance(quiet);
    expect(sent[1]?.name).toBe('two');
  });

  it('tries again, later and later, while the server is away, with the newest flow', async () => {
    const { clock, sent, autosave, settled, states } = setUp();
    autosave.changed(flowNamed('one'));
    clock.advance(quiet);
    sent[0]?.fail();
    await settled();
    expect(states.at(-1)).toMatchObject({ status: 'offline', attempt: 1 });
    autosave.changed(flowNamed('two'));
    clock.advance(1_000);
    expect(sent[1]?.name).toBe('two');
    sent[1]?.fail();
    await settled();
    clock.advance(1_999);
    expect(sent).toHaveLength(2);
    clock.advance(1);
    expect(sent).toHaveLength(3);
    sent[2]?.answer({ status: 'saved', revision: 8 });
    await settled();
    expect(states.at(-1)?.status).toBe('saved');
    expect(autosave.isClean).toBe(true);
  });

  it('saves nothing more while two versions wait for a decision', async () => {
    const { clock, sent, autosave, settled, status } = setUp();
    autosave.changed(flowNamed('mine'));
    clock.advance(quiet);
    sent[0]?.answer({ status: 'conflict', revision: 9, flow: flowNamed('theirs') });
    await settled();
    autosave.changed(flowNamed('mine, longer'));
    clock.advance(60_000);
    expect(status()).toBe('conflict');
    expect(sent).toHaveLength(1);
    expect(autosave.isClean).toBe(false);
  });

  it('saves mine over theirs, on their revision, when that is chosen', async () => {
    const { clock, sent, autosave, settled } = setUp();
    autosave.changed(flowNamed('mine'));
    clock.advance(quiet);
    sent[0]?.answer({ status: 'conflict', revision: 9, flow: flowNamed('theirs') });
    await settled();
    void autosave.resolve('mine');
    expect(sent[1]).toMatchObject({ name: 'mine', revision: 9 });
  });

  it('has nothing to save after theirs was taken', async () => {
    const { clock, sent, autosave, settled, status } = setUp();
    autosave.changed(flowNamed('mine'));
    clock.advance(quiet);
    sent[0]?.answer({ status: 'conflict', revision: 9, flow: flowNamed('theirs') });
    await settled();
    autosave.changed(flowNamed('theirs'));
    await autosave.resolve('theirs');
    clock.advance(60_000);
    expect(sent).toHaveLength(1);
    expect([status(), autosave.revision]).toEqual(['saved', 9]);
  });

  it('needs no save when everything was undone again', () => {
    const { clock, sent, autosave, status } = setUp();
    const first = flowNamed('one');
    const other = new Autosave({
      clock,
      flow: first,
      revision: 1,
      save: () => Promise.reject(new Error('never called')),
      onState: () => undefined,
    });
    other.changed(flowNamed('two'));
    other.changed(first);
    expect(other.isClean).toBe(true);
    autosave.stop();
    autosave.changed(flowNamed('late'));
    clock.advance(quiet);
    expect([sent.length, status()]).toEqual([0, undefined]);
  });
});
