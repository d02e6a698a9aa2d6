import { flowSchema } from '@aybiza/flow';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { updateNode } from '../commands/index.ts';
import { testEditor } from '../testing/test-editor.ts';
import { watchCoverage } from './coverage-watch.ts';
import type { ScenarioReply, ScenarioRequest } from './scenario-request.ts';
import { coverageOfRuns, whatIsOld } from './scenario-runs.ts';
import { scenarioWork } from './scenario-work.ts';

const flow = flowSchema.parse({
  schemaVersion: 1,
  name: 'Test',
  nodes: {
    start: { kind: 'start', data: {} },
    menu: {
      kind: 'menu',
      data: {
        prompt: 'Day or night?',
        options: [
          { id: 'day', label: 'Day', phrases: ['day'] },
          { id: 'night', label: 'Night', phrases: ['night'] },
        ],
      },
    },
    day: { kind: 'end', data: { text: 'Good day.', outcome: 'day' } },
    night: { kind: 'end', data: { text: 'Good night.', outcome: 'night' } },
  },
  edges: {
    one: { from: { node: 'start', port: 'next' }, to: { node: 'menu' } },
    two: { from: { node: 'menu', port: 'option.day' }, to: { node: 'day' } },
    three: { from: { node: 'menu', port: 'option.night' }, to: { node: 'night' } },
  },
  scenarios: { day: { name: 'Day', steps: [{ do: 'says', text: 'day' }] } },
});

/** An editor that is watched, and whose work stands still at each reply until the test lets it go on. */
function aWatchedEditor() {
  const editor = testEditor(flow);
  const clock = fakeClock();
  const asked: ScenarioRequest[] = [];
  const stop = watchCoverage({
    store: editor.store,
    clock,
    startWorker: () => undefined,
    async workHere(request): Promise<Iterable<ScenarioReply>> {
      asked.push(request);
      return scenarioWork(request);
    },
  });
  const { actions, getState } = editor.store;
  /** The call says something else, and so it may go another way. */
  const edit = (text: string) => {
    const node = flowSchema.shape.nodes.parse({ day: { kind: 'end', data: { text, outcome: 'day' } } }).day;
    if (node !== undefined) actions.run(updateNode, { id: 'day', node });
  };
  const untilMeasured = () =>
    new Promise<void>((resolve) => {
      const unsubscribe = editor.store.subscribe(({ runs }) => {
        if (runs.measuring === 'now') return;
        unsubscribe();
        resolve();
      });
    });
  return { ...editor, clock, asked, stop, edit, untilMeasured, look: actions.look, runs: () => getState().runs };
}

describe('coverage', () => {
  it('is measured by itself once somebody opens the scenarios, and again after a change', async () => {
    const { look, clock, untilMeasured, runs, edit, flow: now, asked, stop } = aWatchedEditor();
    clock.advance(10_000);
    expect(asked).toEqual([]);
    look({ drawer: 'scenarios' });
    clock.advance(1_000);
    expect(runs().measuring).toBe('now');
    await untilMeasured();
    expect([...coverageOfRuns(now(), runs()).edges]).toEqual([
      ['one', 1],
      ['two', 1],
      ['three', 0],
    ]);
    edit('A very good day.');
    expect(whatIsOld(now(), runs())).not.toBeNull();
    clock.advance(1_000);
    await untilMeasured();
    expect([asked.length, whatIsOld(now(), runs())]).toEqual([2, null]);
    stop();
  });

  it('waits for a pause, and leaves what is under way when the flow changes again', async () => {
    const { look, clock, untilMeasured, runs, edit, flow: now, asked, stop } = aWatchedEditor();
    look({ drawer: 'scenarios' });
    for (const text of ['G', 'Go', 'Goo', 'Good.']) {
      edit(text);
      clock.advance(300);
    }
    expect(asked).toEqual([]);
    clock.advance(1_000);
    edit('Better.');
    expect(runs().measuring).toBe('no');
    clock.advance(1_000);
    await untilMeasured();
    expect(runs().own.get('day')?.flow).toBe(now());
    stop();
  });

  it('is not measured for a step that is only moved, nor once nobody looks any more', async () => {
    const { look, clock, untilMeasured, edit, move, asked, stop } = aWatchedEditor();
    look({ drawer: 'scenarios', coverage: false });
    clock.advance(1_000);
    await untilMeasured();
    move('day', 500, 500);
    clock.advance(1_000);
    look({ drawer: null });
    edit('Who hears this?');
    clock.advance(1_000);
    expect(asked).toHaveLength(1);
    stop();
  });

  it('goes on while it is painted on the canvas', async () => {
    const { look, clock, untilMeasured, edit, asked, stop } = aWatchedEditor();
    look({ drawer: 'scenarios' });
    clock.advance(1_000);
    await untilMeasured();
    look({ drawer: null });
    edit('Seen on the canvas.');
    clock.advance(1_000);
    await untilMeasured();
    expect(asked).toHaveLength(2);
    stop();
  });

  it('says when it has to wait for a flow without errors', async () => {
    const { look, clock, untilMeasured, runs, remove, stop } = aWatchedEditor();
    look({ drawer: 'scenarios' });
    remove('start');
    clock.advance(1_000);
    await untilMeasured();
    expect(runs().measuring).toBe('refused');
    stop();
  });
});
