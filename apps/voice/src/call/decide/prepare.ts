import { callersOwn } from './barge-in.ts';
import { type Draft, isLive, type LiveDraft, updateFloor } from './draft.ts';
import { callerGives, settle } from './turn.ts';

/**
 * The caller has perhaps finished: what would be asked of the model and said if they had is begun now, which makes the answer quicker by
 * as long as the recogniser takes to be sure. Found by deciding about it for once and taking nothing of that over, so that nothing but
 * words is ever prepared: no transition, no request, no value.
 */
export function prepareAnswer(draft: LiveDraft, { text, at }: { text: string; at: number }): void {
  const { floor } = draft.call;
  const own = callersOwn(draft, text, at).trim();
  if (own === '' || floor.speeches.length > 0 || floor.held.length > 0) return;
  const trial: Draft = { statechart: draft.statechart, call: draft.call, commands: [], log: [] };
  try {
    callerGives(trial, { type: 'said', text: own });
    settle(trial, at);
  } catch {
    // What breaks is not prepared: it breaks, and counts, once the caller has said it.
    return;
  }
  let question = null;
  const speeches: { text: string; voice?: string }[] = [];
  for (const command of trial.commands) {
    if (command.type === 'askModel') question = command.question;
    if (command.type !== 'speak' || command.sound !== undefined) continue;
    speeches.push({ text: command.text, ...(command.voice === undefined ? {} : { voice: command.voice }) });
  }
  if (question === null && speeches.length === 0) return;
  draft.commands.push({ type: 'prepare', question, speeches });
  updateFloor(draft, { isPrepared: true });
}

/** The caller went on, or what they said in the end was used: whatever of it is not in use now is not wanted. */
export function forgetPrepared(draft: Draft): void {
  if (!isLive(draft) || !draft.call.floor.isPrepared) return;
  draft.commands.push({ type: 'forgetPrepared' });
  updateFloor(draft, { isPrepared: false });
}
