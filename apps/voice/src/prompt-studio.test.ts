import { silentLogger } from '@aybiza/foundation/logger';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { createFakeTts } from '@aybiza/providers/tts/fake';
import type { Storage } from '@aybiza/storage';
import { describe, expect, it } from 'vitest';
import { createPromptCache } from './call/perform/prompt-cache.ts';
import { createPromptStudio } from './prompt-studio.ts';
import { practiceStatechart } from './testing/practice-statechart.ts';

const GREETING = 'Bright Smile Dental. How can I help?';

/** A folder in memory: only what the studio uses of it. */
function memoryStorage(): Storage {
  const values = new Map<string, Uint8Array>();
  const unused = () => Promise.reject(new Error('the studio keeps and finds whole sounds, nothing else'));
  return {
    put: async (key, bytes) => (bytes instanceof Uint8Array ? void values.set(key, bytes) : unused()),
    get: (key) => Promise.resolve(values.get(key)),
    size: unused,
    stream: unused,
    list: unused,
    delete: unused,
  };
}

function aStudio(storage = memoryStorage()) {
  const clock = fakeClock();
  const tts = createFakeTts({ clock });
  const prompts = createPromptCache();
  const studio = createPromptStudio({
    tts,
    prompts,
    storage,
    logger: silentLogger(),
    signal: new AbortController().signal,
  });
  const statechart = practiceStatechart();
  return {
    studio,
    statechart,
    tts,
    /** Lets the studio work until it has nothing more to do. */
    async work() {
      for (let turn = 0; turn < 500; turn += 1) {
        clock.advance(1);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    has: (text: string) => prompts.get(statechart.settings.voice, text) !== undefined,
  };
}

describe('the prompt studio', () => {
  it('keeps no sound of a voice that only stands in, and tries again with the next call', async () => {
    const clock = fakeClock();
    const tts = createFakeTts({ clock });
    let standsIn = true;
    const prompts = createPromptCache();
    const studio = createPromptStudio({
      tts: {
        open(options) {
          if (standsIn) options.onStandIn?.('polly');
          return tts.open(options);
        },
      },
      prompts,
      storage: memoryStorage(),
      logger: silentLogger(),
      signal: new AbortController().signal,
    });
    const statechart = practiceStatechart();
    const prepared = async () => {
      studio.prepare(statechart);
      for (let turn = 0; turn < 100; turn += 1) {
        clock.advance(1);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return prompts.get(statechart.settings.voice, GREETING) !== undefined;
    };
    expect(await prepared()).toBe(false);
    standsIn = false;
    expect(await prepared()).toBe(true);
  });

  it('makes what the flow says in known words, the first thing first', async () => {
    const { studio, statechart, work, has, tts } = aStudio();
    studio.prepare(statechart);
    await work();
    expect(tts.asked[0]?.text).toBe(GREETING);
    expect([has(GREETING), has(statechart.settings.apology)]).toEqual([true, true]);
  });

  it('asks the vendor for each text once, however many calls there are', async () => {
    const { studio, statechart, work, tts } = aStudio();
    studio.prepare(statechart);
    studio.prepare(statechart);
    await work();
    const texts = tts.asked.map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('asks for nothing that another process has made', async () => {
    const storage = memoryStorage();
    const first = aStudio(storage);
    first.studio.prepare(first.statechart);
    await first.work();
    const second = aStudio(storage);
    second.studio.prepare(second.statechart);
    await second.work();
    expect([second.has(GREETING), second.tts.asked]).toEqual([true, []]);
  });

  it('tries again with the next call when the voice failed', async () => {
    const { studio, statechart, work, has, tts } = aStudio();
    tts.rehearse('refuse');
    studio.prepare(statechart);
    await work();
    expect(has(GREETING)).toBe(false);
    tts.rehearse();
    studio.prepare(statechart);
    await work();
    expect(has(GREETING)).toBe(true);
  });
});
