import { durationMs, encodeMuLaw, MU_LAW_RATE_HZ } from '@aybiza/providers/audio/mu-law';
import { startSandbox } from '@aybiza/sandbox/start-sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Pause, PauseFinder } from './audio/find-pauses.ts';
import { heardText } from './call/decide/heard.ts';

const TEXTS = [
  'Bright Smile Dental. How can I help?',
  'We are open Monday to Friday, from nine in the morning to five in the afternoon.',
  'I am sorry, nobody can take your call right now. Let us go on here.',
  'You have an appointment on Tuesday, the third of March, at half past ten. Would you like to move it or cancel it?',
  'That time is taken, but Thursday at two in the afternoon is free. Would that suit you?',
];
const STEP_MS = 50;
/** A listener cannot tell either whether a word was over. */
const TOLERANCE_MS = 300;

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
beforeAll(async () => {
  sandbox = await startSandbox({ fast: true });
});
afterAll(() => sandbox.close());

async function say(text: string): Promise<Uint8Array> {
  return encodeMuLaw(await sandbox.voice.synthesise(text, { voice: 'aura-2-thalia-en', sampleRateHz: MU_LAW_RATE_HZ }));
}

function findPauses(audio: Uint8Array): Pause[] {
  const finder = new PauseFinder();
  finder.add(audio);
  return finder.pauses;
}

/** When the last word of a text is over, in ms. */
function endOf(audio: Uint8Array): number {
  const ms = durationMs(audio.length);
  const last = findPauses(audio).at(-1);
  return last?.toMs === ms ? last.fromMs : ms;
}

/** For each moment of a text being said: how far it is from one at which exactly the words were heard that we think were. */
async function errorsOf(text: string): Promise<number[]> {
  const audio = await say(text);
  const ms = durationMs(audio.length);
  const words = text.split(' ');
  const ends: number[] = [];
  for (let count = 1; count < words.length; count += 1) ends.push(endOf(await say(words.slice(0, count).join(' '))));
  ends.push(endOf(audio));
  const voiced = { letters: text.length, ms, pauses: findPauses(audio) };
  const errors: number[] = [];
  for (let heardMs = STEP_MS; heardMs < ms; heardMs += STEP_MS) {
    const heard = heardText({
      id: 1,
      node: '',
      text,
      interruption: 'allowed',
      heardMs,
      reachedAt: null,
      heardAt: null,
      totalMs: ms,
      open: false,
      voiced,
    });
    const count = heard === '' ? 0 : heard.split(' ').length;
    const from = ends[count - 1] ?? 0;
    const to = ends[count] ?? ms;
    errors.push(Math.max(0, from - heardMs, heardMs - to));
  }
  return errors;
}

it('what a caller has heard of a real voice is known to the word, within 300 ms', async () => {
  const errors = (await Promise.all(TEXTS.map(errorsOf))).flat();
  const within = errors.filter((error) => error <= TOLERANCE_MS).length / errors.length;
  expect(errors.length).toBeGreaterThan(300);
  expect(within).toBeGreaterThan(0.97);
});
