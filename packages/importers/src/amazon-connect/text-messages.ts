import { textAt } from '../plain-json.ts';
import { writeExpression, writeTemplate } from '../write-template.ts';
import { errorWay, partsOf, type Translator, to } from './connect-context.ts';
import { parameter } from './connect-flow.ts';
import { translateService } from './requests.ts';

const LONGEST_MESSAGE = 1_600;

/** `SendMessage` and the chat that begins with one: a text message, when its words are in the flow. */
export const translateMessageSent: Translator = (action, connect) => {
  const text = parameter(
    action,
    'InitialSystemMessage.Content',
    'Message.Content',
    'MessageContent',
    'Content',
    'Text',
  );
  const written = text === undefined ? '' : writeTemplate(partsOf(connect, action, text)).trim();
  if (written === '') return translateService(action, connect);
  const address =
    textAt(action.parameters, 'DestinationEndpoint', 'Address') ??
    parameter(action, 'DestinationPhoneNumber', 'PhoneNumber', 'To');
  const expression = address === undefined ? 'caller_number' : writeExpression(partsOf(connect, action, address));
  const node = connect.draft.add('message', {
    name: action.name,
    data: {
      to: expression === '""' || expression.length > 2_000 ? 'caller_number' : expression,
      text: written.slice(0, LONGEST_MESSAGE),
    },
    position: action.position,
  });
  connect.draft.wire(node, 'sent', to(action.next));
  connect.draft.wire(node, 'failed', to(errorWay(action), action.next));
  connect.draft.enter(action.id, node);
  return { verdict: 'mapped', nodes: [node], reason: 'It sends the same message.' };
};
