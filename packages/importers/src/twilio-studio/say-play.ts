import { stripSsml, wordsForSound } from '../spoken-text.ts';
import { clip, LONGEST_PROMPT } from '../write-template.ts';
import { goOn, note, type Studio, type Translator, template } from './studio-context.ts';
import { numberProperty, property, type StudioStep } from './studio-flow.ts';

/** How often a text is said in a row at most: more is a recording on hold, not an announcement. */
const MOST_REPEATS = 3;
/** What `say` takes: a sound file whose address is written out. */
const SOUND = /^https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?\/[^\s{}]*$/;

/** `say-play`: a text, a sound file or telephone keys. */
export const translateSayPlay: Translator = (step, studio) => {
  const { draft } = studio;
  const next = goOn(step, 'audioComplete');
  const keys = property(step, 'digits');
  if (keys !== undefined) {
    const id = draft.add('sendKeys', { name: step.name, data: { keys: keysOf(keys) }, position: step.position });
    draft.wire(id, 'next', next);
    draft.enter(step.name, id);
    return { verdict: 'mapped', nodes: [id], reason: 'It plays the same keys.' };
  }
  const text = spoken(step, studio);
  if (text === '' && property(step, 'play') === undefined) {
    draft.pass(step.name, next);
    return { verdict: 'mapped', nodes: [], reason: 'It says nothing: callers go on at once, as in the original.' };
  }
  const id = addSay(step, studio);
  draft.wire(id, 'next', next);
  draft.enter(step.name, id);
  return { verdict: 'mapped', nodes: [id], reason: 'It says the same.' };
};

/** A `say` node for what a widget says or plays; its voice is the flow's. */
export function addSay(step: StudioStep, studio: Studio): string {
  const audio = property(step, 'play')?.trim();
  const text = spoken(step, studio);
  if (audio === undefined) return studio.draft.add('say', { name: step.name, data: { text }, position: step.position });
  const words = text === '' ? wordsForSound(audio) : text;
  const isAddress = SOUND.test(audio);
  note(
    studio,
    step,
    isAddress
      ? 'Write what the recording says: it stands in the transcript, and is said when the file cannot be had.'
      : `The recording “${audio.slice(0, 120)}” has no address that is known before the call: write what it says.`,
  );
  return studio.draft.add('say', {
    name: step.name,
    data: isAddress ? { text: words, audio } : { text: words },
    position: step.position,
  });
}

/** The words of a widget, as often as it says them. */
export function spoken(step: StudioStep, studio: Studio): string {
  const say = property(step, 'say');
  if (say === undefined) return '';
  const once = stripSsml(template(studio, step, say)).trim();
  const loop = numberProperty(step, 'loop') ?? 1;
  if (loop === 0 || loop > MOST_REPEATS)
    note(studio, step, `It is said once here, not ${loop === 0 ? 'for ever' : `${loop} times`}.`);
  const repeats = loop > 1 && loop <= MOST_REPEATS ? Math.floor(loop) : 1;
  return clip(Array.from({ length: repeats }, () => once).join(' '), LONGEST_PROMPT);
}

/** Keys as `sendKeys` takes them; `W` and `,` are pauses too. */
function keysOf(written: string): string {
  return written
    .replace(/[W,]/g, 'w')
    .replace(/[^0-9*#A-Dw]/g, '')
    .slice(0, 40);
}
