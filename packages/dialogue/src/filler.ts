import { type ByLanguage, inLanguage } from '@aybiza/statechart';
import { languageOf } from './language-of.ts';
import { speak, type TurnDraft } from './turn-draft.ts';

export const FILLER_TIMER = 'filler';
/** Silence is felt as a broken line after about two seconds; the filler's own sound takes some of that. */
const FILLER_AFTER_MS = 1_200;

const ONE_MOMENT: ByLanguage<string> = {
  en: 'One moment.',
  de: 'Einen Moment.',
  fr: 'Un instant.',
  es: 'Un momento.',
  it: 'Un momento.',
  nl: 'Een ogenblik.',
};

/** Somebody else was asked: if the answer takes long, the caller hears that somebody is still there. */
export function startFiller(draft: TurnDraft): void {
  draft.commands.push({ type: 'startTimer', timer: FILLER_TIMER, delayMs: FILLER_AFTER_MS });
}

/** The answer takes long. Only said while it is still awaited. */
export function sayFiller(draft: TurnDraft): void {
  const { wait } = draft.dialogue;
  const isAwaited =
    wait !== null &&
    ((wait.kind === 'request' && wait.request.meanwhile === undefined) ||
      (wait.kind === 'converse' && !wait.replied) ||
      wait.kind === 'classify' ||
      (wait.kind === 'answer' && wait.asked !== '') ||
      ((wait.kind === 'menu' || wait.kind === 'collect' || wait.kind === 'confirm') && wait.unsure !== ''));
  if (!isAwaited) return;
  const text = inLanguage(ONE_MOMENT, languageOf(draft));
  speak(draft, text, { node: wait.node, interruption: 'allowed', purpose: 'meanwhile' });
}
