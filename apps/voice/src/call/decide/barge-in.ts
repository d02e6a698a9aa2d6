import type { CallRecord } from '@aybiza/call-log';
import { isBackchannel, maskSecrets, withoutEcho } from '@aybiza/dialogue';
import { manner, NOT_HEARD, stopTiming, tellDialogue } from './converse.ts';
import { type Draft, type LiveDraft, updateFloor } from './draft.ts';
import { asHeard, heardBy, heardText } from './heard.ts';
import type { Speech } from './state.ts';

/** A voice without words for so long is none: the agent goes on. */
const WORDS_WITHIN_MS = 1_000;
export const WORDS_TIMER = 'words';

/** The first words, after which who asked to be heard out for them may be cut short. */
const FIRST_WORDS_MS = 1_500;

/** An echo is back within this time after the last word. */
const ECHO_MS = 1_500;

/** What of these words is the caller's: while the agent speaks, and right after, a microphone may hear the agent. */
export function callersOwn({ call }: LiveDraft, text: string, now: number): string {
  const { speeches, lastSaid } = call.floor;
  const before = lastSaid !== null && now - lastSaid.at <= ECHO_MS ? [lastSaid.text] : [];
  const agentSaid = [...before, ...speeches.map((speech) => speech.text)];
  return agentSaid.length === 0 ? text : withoutEcho(text, agentSaid.join(' '));
}

/** Does this want nothing but the agent to go on? Where a yes is an answer, it is one. */
export function isNod({ call, statechart }: LiveDraft, text: string): boolean {
  const { listening, floor } = call;
  if (floor.speeches.length === 0 || listening?.expectation.profile === 'yesNo') return false;
  const isOffered = listening?.expectation.keyterms.some((term) => plain(term) === plain(text)) ?? false;
  return !isOffered && isBackchannel(text, listening?.expectation.language ?? statechart.settings.language);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim();
}

/** Somebody is heard, and nobody knows yet what they say: an agent that may be interrupted waits and listens. */
export function voiceDetected(draft: LiveDraft, now: number): void {
  const { pausedFor, callerSpeaks } = draft.call.floor;
  if (pausedFor !== null || callerSpeaks || !isInterruptible(draft, now)) return;
  pause(draft, 'voice', now);
  draft.commands.push({ type: 'startTimer', timer: WORDS_TIMER, delayMs: WORDS_WITHIN_MS });
}

/** Words of the caller: an agent that may be interrupted is silent at once, and gives up what it was saying unless it is a nod. */
export function wordsHeard(draft: LiveDraft, text: string, now: number): void {
  if (isNod(draft, text)) {
    beginsToSpeak(draft);
    if (isInterruptible(draft, now)) pause(draft, 'words', now);
  } else takeFloor(draft, now);
}

/** The caller says something, presses a key or types: what the agent was saying is given up, if it may be. */
export function takeFloor(draft: LiveDraft, now: number): void {
  beginsToSpeak(draft);
  if (isInterruptible(draft, now)) giveUp(draft, now);
}

function beginsToSpeak(draft: LiveDraft): void {
  if (draft.call.floor.callerSpeaks) return;
  stopTiming(draft);
  const [speaking] = draft.call.floor.speeches;
  draft.log.push({ type: 'callerStartedSpeaking', duringSpeech: speaking?.id ?? null });
  updateFloor(draft, { callerSpeaks: true });
}

/** Is the agent saying, or was it just saying, something that may be cut short? */
function isInterruptible({ call: { floor } }: LiveDraft, now: number): boolean {
  const [speaking] = floor.speeches;
  if (speaking === undefined || floor.pausedFor !== null) return floor.pausedFor !== null;
  const { interruption } = speaking;
  return interruption === 'allowed' || (interruption === 'afterFirstWords' && heardBy(speaking, now) >= FIRST_WORDS_MS);
}

/** Silent in the middle of a word, with everything kept. */
function pause(draft: LiveDraft, pausedFor: 'voice' | 'words', now: number): void {
  if (draft.call.floor.pausedFor === null) draft.commands.push({ type: 'pauseSpeaking' });
  stopWaitingForWords(draft);
  updateFloor(draft, { pausedFor, speeches: stoppedAt(draft, now) });
}

function stopWaitingForWords(draft: LiveDraft): void {
  if (draft.call.floor.pausedFor === 'voice') draft.commands.push({ type: 'cancelTimer', timer: WORDS_TIMER });
}

/** The speeches, of which nothing is played from now on. */
function stoppedAt({ call }: LiveDraft, now: number): Speech[] {
  return call.floor.speeches.map((speech) => ({ ...speech, heardMs: heardBy(speech, now), heardAt: null }));
}

/** A nod into what is being said: noted, and nothing else. */
export function nodded(draft: LiveDraft, text: string): void {
  const { pausedFor, speeches } = draft.call.floor;
  const [speaking] = speeches;
  if (pausedFor !== null) goOn(draft, 'backchannel', text);
  else if (speaking !== undefined) noteWentOn(draft, { speech: speaking.id, over: 'backchannel', text });
}

/** It was a nod, a cough, or the agent's own voice: the clause that was being said is said again, and the rest. */
export function goOn(draft: LiveDraft, over: 'backchannel' | 'noise', text = ''): void {
  const { pausedFor, speeches } = draft.call.floor;
  if (pausedFor === null) return;
  stopWaitingForWords(draft);
  updateFloor(draft, { pausedFor: null });
  const [speaking] = speeches;
  if (speaking === undefined) {
    // All of it was heard by then. Nothing is said again, but what is said next must not wait as well.
    draft.commands.push({ type: 'stopSpeaking' });
    return;
  }
  noteWentOn(draft, { speech: speaking.id, over, text });
  draft.commands.push({ type: 'resumeSpeaking', speech: speaking.id, fromMs: Math.round(speaking.heardMs) });
}

function noteWentOn(draft: LiveDraft, entry: Omit<Extract<CallRecord, { type: 'wentOn' }>, 'type'>): void {
  draft.log.push(...maskSecrets(draft.call.dialogue.wait, [{ type: 'wentOn', ...entry }]));
}

/** The caller has the floor. Cancels audio, never a transition: what was decided stands, what was not heard is forgotten. */
function giveUp(draft: LiveDraft, now: number): void {
  stopWaitingForWords(draft);
  const speeches = stoppedAt(draft, now);
  // What comes after the speech that is cut has not begun: only what must be heard stays.
  const cut = speeches.filter((speech) => speech.interruption !== 'protected');
  const kept = speeches.filter((speech) => speech.interruption === 'protected');
  const [first] = cut;
  const heard = first === undefined ? '' : heardText(first);
  draft.commands.push({ type: 'stopSpeaking' });
  if (first !== undefined) draft.log.push({ type: 'interrupted', speech: first.id, heard });
  updateFloor(draft, {
    pausedFor: null,
    lastSaid: { text: heard, at: now },
    speeches: kept.map((speech) => ({ ...speech, ...NOT_HEARD })),
  });
  for (const speech of kept)
    draft.commands.push({ type: 'speak', speech: speech.id, text: speech.text, ...manner(speech) });
  for (const speech of cut) forget(draft, speech, speech === first ? heard : '');
}

/**
 * Somebody else speaks in the agent's place: silent at once, and nothing of what was to be said is left. The words of a model that still
 * speaks count as not said: it is asked again.
 */
export function giveUpAll(draft: LiveDraft, now: number): void {
  stopWaitingForWords(draft);
  const cut = stoppedAt(draft, now).filter(({ open }) => !open);
  const [first] = cut;
  const heard = first === undefined ? '' : heardText(first);
  draft.commands.push({ type: 'stopSpeaking' });
  if (first !== undefined) draft.log.push({ type: 'interrupted', speech: first.id, heard });
  updateFloor(draft, { pausedFor: null, lastSaid: { text: heard, at: now }, speeches: [] });
  for (const speech of cut) forget(draft, speech, speech === first ? heard : '');
}

function forget(draft: Draft, speech: Speech, heard: string): void {
  // The words of a reply that is still being made are not in the log yet.
  if (speech.open && speech.text !== '') {
    draft.log.push({ type: 'agentSpoke', speech: speech.id, node: speech.node, text: speech.text, purpose: 'reply' });
  }
  tellDialogue(draft, asHeard(speech, { text: heard, complete: false }));
}
