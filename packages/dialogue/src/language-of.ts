import type { Statechart } from '@aybiza/statechart';
import type { Dialogue } from './dialogue.ts';
import type { HeardLanguage } from './understand/languages/heard-language.ts';
import { heardLanguage } from './understand/languages/languages.ts';

/** A conversation at one point of its flow. */
export interface Conversation {
  readonly dialogue: Dialogue;
  readonly statechart: Statechart;
}

/** The language that is spoken at this point of the call, BCP 47. */
export function languageOf({ dialogue, statechart }: Conversation): string {
  return dialogue.spoken?.language ?? statechart.settings.language;
}

/** How what callers say is understood at this point of the call. */
export function heardIn(conversation: Conversation): HeardLanguage {
  return heardLanguage(languageOf(conversation));
}
