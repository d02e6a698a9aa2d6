import { listAt, textAt } from '../plain-json.ts';
import { note, ordinaryWay, type Translator, to, untaken } from './connect-context.ts';
import { numberParameter } from './connect-flow.ts';
import { spokenBy } from './spoken.ts';

/** `MessageParticipant`: a text or a recording. */
export const translateMessage: Translator = (action, connect) => {
  const { draft } = connect;
  const spoken = spokenBy(action, connect);
  const next = to(action.next);
  if (spoken === undefined) {
    draft.pass(action.id, next);
    return { verdict: 'mapped', nodes: [], reason: 'It says nothing: callers go on at once, as in the original.' };
  }
  const node = draft.add('say', { name: action.name, data: { ...spoken }, position: action.position });
  draft.wire(node, 'next', next);
  draft.enter(action.id, node);
  return {
    verdict: 'mapped',
    nodes: [node],
    reason: `It says the same.${untaken(action, 'saying something does not fail here')}`,
  };
};

/** Music between two rounds when nothing says how long they are. */
const ROUND_SECONDS = 30;
const MOST_MESSAGES = 10;

/** `MessageParticipantIteratively`: messages and music, round after round, interrupted from time to time when the flow wants that. */
export const translateMessages: Translator = (action, connect) => {
  const { draft } = connect;
  const listed = listAt(action.parameters, 'Messages');
  const messages = (listed.length === 0 ? [action.parameters] : listed).slice(0, MOST_MESSAGES);
  if (listed.length > MOST_MESSAGES)
    note(connect, action, `At most ${MOST_MESSAGES} messages are played; those after them are not.`);
  const isMusic = messages.every(
    (message) => textAt(message, 'Text') === undefined && textAt(message, 'SSML') === undefined,
  );
  const texts = isMusic ? [] : messages.flatMap((message) => spokenBy(action, connect, message)?.text ?? []);
  const seconds = numberParameter(action, 'InterruptFrequencySeconds', 'InterruptFrequency') ?? ROUND_SECONDS;
  const says = texts.map((text) => draft.add('say', { name: action.name, data: { text }, position: action.position }));
  const wait = draft.add('wait', {
    name: `${action.name} music`,
    data: { seconds: Math.min(600, Math.max(5, seconds)), sound: 'music' },
    position: action.position,
  });
  const nodes = [...says, wait];
  for (const [index, say] of says.entries()) draft.wire(say, 'next', { node: nodes[index + 1] ?? wait });
  const [first = wait] = nodes;
  const way = ordinaryWay(action);
  draft.wire(wait, 'next', way === undefined ? { node: first } : { step: way });
  draft.enter(action.id, first);
  if (isMusic) note(connect, action, 'Its recordings are music on hold here: this system’s own is played.');
  const reason =
    way === undefined
      ? 'It goes round with music, as in the original.'
      : 'It is interrupted as often as in the original.';
  return { verdict: 'mapped', nodes, reason };
};
