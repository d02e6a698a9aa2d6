import type { ActionOf, StatechartEvent } from '@aybiza/statechart';
import type { VoicemailWait } from './dialogue.ts';
import { drawTicket, listen, render, setWait, speak, type TurnDraft } from './turn-draft.ts';
import type { WaitBehaviour } from './wait-behaviour.ts';

/** Ends a message that never stops. */
export const VOICEMAIL_TIMER = 'voicemail';

/** Says the prompt, beeps, and takes what is said until silence, a key, or the longest time. */
export function enterVoicemail(draft: TurnDraft, params: ActionOf<'takeMessage'>['params']): null {
  const { node, interruption, voice } = params;
  const wait: VoicemailWait = { kind: 'voicemail', node, ticket: drawTicket(draft), voicemail: params, said: [] };
  setWait(draft, wait);
  speak(draft, render(draft, params.prompt), { node, interruption, voice, purpose: 'prompt' });
  speak(draft, '', { node, interruption: 'protected', purpose: 'prompt', sound: { kind: 'beep' } });
  draft.commands.push({ type: 'startTimer', timer: VOICEMAIL_TIMER, delayMs: params.maxMs });
  listen(draft, wait);
  return null;
}

/** The message is over, whoever ended it. */
export function endVoicemail(draft: TurnDraft, wait: VoicemailWait): StatechartEvent {
  const text = wait.said.join(' ').trim();
  draft.commands.push({ type: 'cancelTimer', timer: VOICEMAIL_TIMER });
  draft.records.push({ type: 'messageTaken', node: wait.node, text });
  if (text === '') return { type: 'empty' };
  const { variable } = wait.voicemail;
  return { type: 'recorded', values: variable === undefined ? {} : { [variable]: text } };
}

export const voicemailBehaviour: WaitBehaviour<'voicemail'> = {
  // A message is not for us: no handler listens in on it.
  hear(draft, wait, text) {
    const next: VoicemailWait = { ...wait, said: [...wait.said, text], ticket: drawTicket(draft) };
    setWait(draft, next);
    listen(draft, next);
    return null;
  },
  press: endVoicemail,
  staySilent: endVoicemail,
};
