import { type CallerWish, findCallerWish } from '@aybiza/dialogue';
import { type ByLanguage, inLanguage } from '@aybiza/statechart';
import { stopTiming } from './converse.ts';
import type { LiveDraft } from './draft.ts';
import { sayOwn } from './notice.ts';
import { refuseRecording } from './recording-right.ts';

const SPEECHES: Readonly<Record<CallerWish, number>> = {
  stopRecording: 1_000_001,
  deleteRecording: 1_000_002,
  doNotCall: 1_000_003,
};

const SENTENCES: ByLanguage<Readonly<Record<CallerWish, string>>> = {
  en: {
    stopRecording: 'The recording has been stopped.',
    deleteRecording: 'The recording has been stopped and is deleted.',
    doNotCall: 'We will not call you any more.',
  },
  de: {
    stopRecording: 'Die Aufzeichnung ist beendet.',
    deleteRecording: 'Die Aufzeichnung ist beendet und wird gelöscht.',
    doNotCall: 'Wir rufen Sie nicht mehr an.',
  },
  fr: {
    stopRecording: 'L’enregistrement est arrêté.',
    deleteRecording: 'L’enregistrement est arrêté et sera effacé.',
    doNotCall: 'Nous ne vous appellerons plus.',
  },
  es: {
    stopRecording: 'La grabación se ha detenido.',
    deleteRecording: 'La grabación se ha detenido y se borra.',
    doNotCall: 'No volveremos a llamarle.',
  },
};

/** Longer than sound waits to be written: what is written is deleted by whoever keeps the log. */
const UNWRITTEN_MS = 120_000;

/**
 * What a caller may want at any moment, also while the agent speaks: done at once, noted, and confirmed by a sentence. The conversation
 * stands where it stood. False when they want something else.
 */
export function heedWish(draft: LiveDraft, text: string): boolean {
  const wish = findCallerWish(text);
  if (wish === undefined) return false;
  draft.log.push({ type: 'wished', wish, text });
  if (wish !== 'doNotCall') refuseRecording(draft);
  if (wish === 'deleteRecording') draft.commands.push({ type: 'concealSound', sinceMs: UNWRITTEN_MS, sides: 'both' });
  // An operator answers for themselves.
  if (draft.call.operator !== null) return true;
  stopTiming(draft);
  const { dialogue } = draft.call;
  const language = dialogue.spoken?.language ?? draft.statechart.settings.language;
  sayOwn(draft, SPEECHES[wish], inLanguage(SENTENCES, language)[wish]);
  return true;
}
