import { readLanguage } from '../language-tag.ts';
import { nextForCalls } from './channel.ts';
import { type ConnectAction, type ConnectFlow, parameter } from './connect-flow.ts';
import { languageOfVoice } from './polly-voices.ts';

/** Which language callers hear, action by action. */
export interface SpokenLanguages {
  /** That of the flow: the first that callers hear. */
  readonly first: string | undefined;
  /** Actions that switch to another language than some caller was in, and to which. */
  readonly switches: ReadonlyMap<string, string>;
}

/** Amazon Connect speaks American English until a flow says otherwise. */
const DEFAULT = 'en-US';
const MOST_LANGUAGES = 20;
const SPEAKING: ReadonlySet<string> = new Set([
  'MessageParticipant',
  'MessageParticipantIteratively',
  'GetParticipantInput',
  'ConnectParticipantWithLexBot',
]);

/** The language that an action sets: by its voice or by its code. Undefined when it sets none that is known before the call. */
export function languageSetBy(action: ConnectAction): string | undefined {
  if (action.kind === 'UpdateContactData') return readLanguage(parameter(action, 'LanguageCode'));
  if (action.kind !== 'UpdateContactTextToSpeechVoice') return undefined;
  const written = parameter(action, 'LanguageCode', 'TextToSpeechLanguage', 'Language');
  const voice = parameter(action, 'TextToSpeechVoice', 'Voice', 'TextToSpeechVoiceId');
  return readLanguage(written) ?? (voice === undefined ? undefined : languageOfVoice(voice));
}

/** Where the language is switched: only where callers come who were in another one. */
export function spreadLanguages(flow: ConnectFlow): SpokenLanguages {
  const own = new Map<string, string>();
  for (const action of flow.actions.values()) {
    const language = languageSetBy(action);
    if (language !== undefined) own.set(action.id, language);
  }
  if (own.size === 0) return { first: undefined, switches: new Map() };
  const first = firstLanguage(flow, own);
  const heard = new Map<string, Set<string>>();
  const open = [{ id: flow.start, language: first }];
  for (let arrival = open.pop(); arrival !== undefined; arrival = open.pop()) {
    const action = flow.actions.get(arrival.id);
    const known = heard.get(arrival.id) ?? new Set<string>();
    if (action === undefined || known.has(arrival.language) || known.size >= MOST_LANGUAGES) continue;
    heard.set(arrival.id, known.add(arrival.language));
    const language = own.get(arrival.id) ?? arrival.language;
    for (const next of nextForCalls(action)) open.push({ id: next, language });
  }
  const switches = [...own].filter(([id, language]) => [...(heard.get(id) ?? [])].some((other) => other !== language));
  return { first, switches: new Map(switches) };
}

/** That of the nearest action that sets one, unless something is said before it. */
function firstLanguage(flow: ConnectFlow, own: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  for (let row = [flow.start]; row.length > 0; ) {
    const found = row.map((id) => own.get(id)).find((language) => language !== undefined);
    if (found !== undefined) return found;
    if (row.some((id) => SPEAKING.has(flow.actions.get(id)?.kind ?? ''))) return DEFAULT;
    for (const id of row) seen.add(id);
    const next = row.flatMap((id) => {
      const action = flow.actions.get(id);
      return action === undefined ? [] : nextForCalls(action);
    });
    row = [...new Set(next)].filter((id) => !seen.has(id));
  }
  return DEFAULT;
}
