import { writeExpression, writeTemplate } from '../write-template.ts';
import { goOn, note, partsOf, type Translator } from './studio-context.ts';
import { property } from './studio-flow.ts';
import { leaveComment } from './without-counterpart.ts';

const LONGEST_MESSAGE = 1_600;

/** `send-message` on a call's way: a text message. On a way of messages it is a reply in a conversation that nobody has here. */
export const translateSendMessage: Translator = (step, studio) => {
  if (!isVoice(studio.paths.entry?.event))
    return leaveComment(step, studio, { reason: 'It answers a message; here only calls come in.', events: ['sent'] });
  const { draft } = studio;
  const written = property(step, 'body');
  const text = written === undefined ? '' : writeTemplate(partsOf(studio, step, written)).trim();
  if (text === '') note(studio, step, 'Its text is a template kept at Twilio: write what the message says.');
  if (text.length > LONGEST_MESSAGE)
    note(studio, step, `The text is longer than ${LONGEST_MESSAGE} characters and was cut.`);
  if (property(step, 'media_url') !== undefined) note(studio, step, 'The picture or file it carries is not sent.');
  const node = draft.add('message', {
    name: step.name,
    data: {
      to: receiverOf(step, studio),
      text: text === '' ? 'Write what the message says.' : text.slice(0, LONGEST_MESSAGE),
    },
    position: step.position,
  });
  draft.wire(node, 'sent', goOn(step, 'sent'));
  draft.wire(
    node,
    'failed',
    goOn(step, 'failed', ...(step.transitions.some(({ event }) => event === 'failed') ? [] : ['sent'])),
  );
  draft.enter(step.name, node);
  return { verdict: 'mapped', nodes: [node], reason: 'It sends the same message.' };
};

function receiverOf(...[step, studio]: Parameters<Translator>): string {
  const written = property(step, 'to');
  if (written === undefined) return 'caller_number';
  const expression = writeExpression(partsOf(studio, step, written));
  return expression === '""' || expression.length > 2_000 ? 'caller_number' : expression;
}

/** `send-and-wait-for-reply`: a call cannot wait for a message, so callers pass it by. */
export const translateWaitForReply: Translator = (step, studio) =>
  leaveComment(step, studio, {
    reason: 'A call does not wait for a message to come in.',
    events: ['incomingMessage', 'timeout'],
  });

/** Do callers come here by a call? */
export function isVoice(event: string | undefined): boolean {
  return event === 'incomingCall' || event === 'incomingRequest' || event === undefined;
}
