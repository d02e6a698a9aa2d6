import { goOn, note, type Translator } from './studio-context.ts';
import { nextOf, numberProperty, property } from './studio-flow.ts';

/** `record-voicemail`: a message after a beep; what was said is kept as text when anything asks for it. */
export const translateVoicemail: Translator = (step, studio) => {
  const { draft } = studio;
  const transcript = studio.names.resultOf(step.name, 'TranscriptionText');
  const wantsText = transcript !== undefined || property(step, 'transcribe') === 'true';
  const variable =
    transcript ??
    (wantsText
      ? draft.variable(`widgets.${step.name}.TranscriptionText`, { name: `${step.name}_TranscriptionText` })
      : undefined);
  const node = draft.add('voicemail', {
    name: step.name,
    data: {
      maxSeconds: Math.min(600, Math.max(5, Math.floor(numberProperty(step, 'max_length', 'maxLength') ?? 600))),
      silenceSeconds: Math.min(30, Math.max(1, numberProperty(step, 'timeout', 'silence_timeout') ?? 5)),
      ...(variable === undefined ? {} : { variable }),
    },
    position: step.position,
  });
  draft.wire(node, 'recorded', goOn(step, 'recordingComplete'));
  draft.wire(node, 'empty', goOn(step, 'noAudio', 'recordingError'));
  draft.enter(step.name, node);
  const callback = property(step, 'transcription_callback_url', 'transcribeCallbackUrl', 'transcribe_callback');
  if (callback !== undefined)
    note(studio, step, `Nobody sends the text to ${callback.slice(0, 120)}: add a request behind it.`);
  const onError = nextOf(step, 'recordingError');
  if (onError !== undefined && nextOf(step, 'noAudio') !== undefined)
    note(studio, step, `There is no outcome “recordingError” (“${onError}”) here.`);
  return { verdict: 'mapped', nodes: [node], reason: 'It takes a message the same way.' };
};

/** `record-call`: recording on or off. */
export const translateRecordCall: Translator = (step, studio) => {
  const { draft } = studio;
  const isOn = (property(step, 'record_call', 'record') ?? 'true') !== 'false';
  const node = draft.add('recording', {
    name: step.name,
    data: { mode: isOn ? 'start' : 'stop' },
    position: step.position,
  });
  draft.wire(node, 'next', goOn(step, 'success', 'next'));
  draft.enter(step.name, node);
  const failed = nextOf(step, 'failed');
  if (failed !== undefined && failed !== nextOf(step, 'success'))
    note(studio, step, `Recording cannot fail here, so nobody goes by “failed” to “${failed}”.`);
  return {
    verdict: 'mapped',
    nodes: [node],
    reason: isOn ? 'The recording starts here.' : 'The recording stops here.',
  };
};
