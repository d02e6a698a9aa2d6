import { at, listAt } from '../plain-json.ts';
import { quote } from '../write-template.ts';
import { type Connect, note, type Translator, to, untaken } from './connect-context.ts';
import { type ConnectAction, membersOf, parameter } from './connect-flow.ts';
import { languageSetBy } from './spread-languages.ts';

/** `UpdateContactTextToSpeechVoice`: a voice of Amazon’s, of which the language remains. */
export const translateVoice: Translator = (action, connect) => {
  const voice = parameter(action, 'TextToSpeechVoice', 'Voice', 'TextToSpeechVoiceId') ?? '';
  const language = languageSetBy(action);
  if (language === undefined)
    note(
      connect,
      action,
      `The voice “${voice.slice(0, 60)}” is not known before the call: choose voice and language in the flow’s settings.`,
    );
  else
    note(
      connect,
      action,
      `The voice “${voice.slice(0, 60)}” is Amazon’s; here the voice that belongs to ${language} speaks. Choose one in the settings.`,
    );
  return switchLanguage(action, connect, language);
};

/** `UpdateContactData`: of what it writes down about the contact, a caller notices the language. */
export const translateContactData: Translator = (action, connect) => {
  const written = parameter(action, 'LanguageCode');
  const language = languageSetBy(action);
  const others = Object.keys(action.parameters).filter((key) => key !== 'LanguageCode' && key !== 'TargetContact');
  if (others.length > 0)
    note(
      connect,
      action,
      `${others.slice(0, 6).join(', ')}: kept with the contact in Amazon Connect; a caller notices nothing of it.`,
    );
  if (written !== undefined && language === undefined)
    note(connect, action, `The language “${written.slice(0, 40)}” is not known before the call: it stays as it is.`);
  return switchLanguage(action, connect, language);
};

function switchLanguage(action: ConnectAction, connect: Connect, language: string | undefined): ReturnType<Translator> {
  const { draft, languages } = connect;
  const told = connect.names.toldOf('LanguageCode');
  const switched = languages.switches.get(action.id);
  const nodes: string[] = [];
  if (switched !== undefined)
    nodes.push(
      draft.add('language', {
        name: `${action.name} ${switched}`,
        data: { language: switched },
        position: action.position,
      }),
    );
  if (told !== undefined && language !== undefined)
    nodes.push(
      draft.add('set', {
        name: `${action.name} code`,
        data: { assignments: [{ variable: told, value: quote(language) }] },
        position: action.position,
      }),
    );
  for (const [index, node] of nodes.entries()) {
    const next = nodes[index + 1];
    draft.wire(node, 'next', next === undefined ? to(action.next) : { node: next });
  }
  const [first] = nodes;
  if (first === undefined) draft.pass(action.id, to(action.next));
  else draft.enter(action.id, first);
  const reason =
    switched === undefined ? 'Callers hear this language already.' : `From here on the call is in ${switched}.`;
  return { verdict: 'mapped', nodes, reason: `${reason}${untaken(action, 'switching does not fail')}` };
}

/** `UpdateContactRecordingBehavior` in all its spellings: recording on or off. */
export const translateRecording: Translator = (action, connect) => {
  const holders = [
    at(action.parameters, 'RecordingBehavior'),
    at(action.parameters, 'VoiceBehavior', 'VoiceRecordingBehavior'),
    action.parameters,
  ];
  const people = holders.flatMap((holder) => listAt(holder, 'RecordedParticipants'));
  const isMenuRecorded = holders.some((holder) => at(holder, 'IVRRecordingBehavior') === 'Enabled');
  const isOn = people.length > 0 || isMenuRecorded;
  if (isOn && !isMenuRecorded)
    note(
      connect,
      action,
      'The recording starts at once here, not only when somebody answers: move it to before the transfer if that matters.',
    );
  if (people.length === 1)
    note(connect, action, `Both sides are recorded here, not only ${JSON.stringify(people[0])}.`);
  const node = connect.draft.add('recording', {
    name: action.name,
    data: { mode: isOn ? 'start' : 'stop' },
    position: action.position,
  });
  connect.draft.wire(node, 'next', to(action.next));
  connect.draft.enter(action.id, node);
  const analytics = membersOf(action, 'AnalyticsBehavior').some(
    ({ key, value }) => key === 'Enabled' && /true/i.test(value),
  );
  const more = analytics ? ' What Contact Lens finds out is not looked for here.' : '';
  const reason = isOn ? 'The recording starts here.' : 'Nothing is recorded from here on.';
  return {
    verdict: 'mapped',
    nodes: [node],
    reason: `${reason}${more}${untaken(action, 'recording does not fail here')}`,
  };
};
