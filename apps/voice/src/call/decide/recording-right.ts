import type { RecordingMode } from '../command.ts';
import { type Draft, isLive, update } from './draft.ts';

/** Does with the recording what the flow says, as far as it may. */
export function setRecording(draft: Draft, mode: RecordingMode): void {
  if (!isLive(draft)) return;
  const { recordingRight: right } = draft.call;
  update(draft, { recordingRight: { ...right, wanted: mode } });
  if (right.state === 'free') draft.commands.push({ type: 'setRecording', mode });
}

/** From here on it is recorded as the flow wants it. */
export function grantRecording(draft: Draft): void {
  if (!isLive(draft)) return;
  const { wanted } = draft.call.recordingRight;
  update(draft, { recordingRight: { ...draft.call.recordingRight, state: 'free' } });
  if (wanted !== 'stop') draft.commands.push({ type: 'setRecording', mode: wanted });
}

/** From here on nothing is recorded, whatever the flow says. */
export function refuseRecording(draft: Draft): void {
  if (!isLive(draft)) return;
  update(draft, { recordingRight: { ...draft.call.recordingRight, state: 'refused' } });
  draft.commands.push({ type: 'setRecording', mode: 'stop' });
}
