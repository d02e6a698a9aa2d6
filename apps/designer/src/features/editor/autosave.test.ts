import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { Autosave, type SaveResult, type SaveState } from './autosave.ts';

const quiet = 1_000;

/** A server whose answers a test gives one by one. */
function setUp() {
  const clock = fakeClock();
  const states: SaveState[] = [];
  const asked: { answer: (result: SaveResult) => void; fail: () => void }[] = [];
  const autosave = new Autosave({
    clock,
    save: () => new Promise((answer, reject) => asked.push({ answer, fail: () => reject(new Error('no network')) })),
    onState: (state) => states.push(state),
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { clock, states, asked, autosave, settled, status: () => states.at(-1)?.status };
}

describe('autosave', () => {
  it('saves once after a pause, however much was typed', () => {
    const { clock, asked, autosave, status } = setUp();
    for (const edits of [1, 2, 3]) {
      autosave.edited(edits);
      clock.advance(100);
    }
    expect([asked.length, status()]).toEqual([0, 'unsaved']);
    clock.advance(quiet);
    expect([asked.length, status()]).toEqual([1, 'saving']);
  });

  it('never has two saves under way, and saves what came in between afterwards', async () => {
    const { clock, asked, autosave, settled, status } = setUp();
    autosave.edited(1);
    clock.advance(quiet);
    autosave.edited(2);
    clock.advance(quiet);
    expect(asked).toHaveLength(1);
    asked[0]?.answer({ status: 'saved' });
    await settled();
    expect([status(), autosave.isClean]).toEqual(['unsaved', false]);
    clock.advance(quiet);
    asked[1]?.answer({ status: 'saved' });
    await settled();
    expect([status(), autosave.isClean]).toEqual(['saved', true]);
  });

  it('tries again, later and later, while the server is away', async () => {
    const { clock, asked, autosave, settled, states } = setUp();
    autosave.edited(1);
    clock.advance(quiet);
    asked[0]?.fail();
    await settled();
    expect(states.at(-1)).toMatchObject({ status: 'offline', attempt: 1 });
    autosave.edited(2);
    clock.advance(1_000);
    asked[1]?.fail();
    await settled();
    clock.advance(1_999);
    expect(asked).toHaveLength(2);
    clock.advance(1);
    expect(asked).toHaveLength(3);
    asked[2]?.answer({ status: 'saved' });
    await settled();
    expect(states.at(-1)?.status).toBe('saved');
    expect(autosave.isClean).toBe(true);
  });

  it('says why what was written is no flow, and tries again with the next edit', async () => {
    const { clock, asked, autosave, settled, states } = setUp();
    autosave.edited(1);
    clock.advance(quiet);
    asked[0]?.answer({ status: 'refused', reason: 'nodes.hello.data.text: too long' });
    await settled();
    expect(states.at(-1)).toEqual({ status: 'refused', reason: 'nodes.hello.data.text: too long' });
    clock.advance(60_000);
    expect([asked.length, autosave.isClean]).toEqual([1, false]);
    autosave.edited(2);
    clock.advance(quiet);
    asked[1]?.answer({ status: 'saved' });
    await settled();
    expect(autosave.isClean).toBe(true);
  });

  it('tries at once what was mended while the refusal was on its way', async () => {
    const { clock, asked, autosave, settled } = setUp();
    autosave.edited(1);
    clock.advance(quiet);
    autosave.edited(2);
    asked[0]?.answer({ status: 'refused', reason: 'too long' });
    await settled();
    clock.advance(quiet);
    expect(asked).toHaveLength(2);
  });

  it('asks for nothing once its page is gone', () => {
    const { clock, asked, autosave, status } = setUp();
    autosave.stop();
    autosave.edited(1);
    clock.advance(quiet);
    expect([asked.length, status()]).toEqual([0, undefined]);
  });
});
