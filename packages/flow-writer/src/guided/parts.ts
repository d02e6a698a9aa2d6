import type { Edge, Flow, FlowNode, NodeOf } from '@aybiza/flow';
import type { GuidedAnswers } from './answers.ts';

/** A way out of a part, by the step and its port, and where it leads. */
type Way = readonly [from: string, port: string, to: string];

/** Something that callers can do, made of steps of the flow that it is taken from and of steps of its own. */
export interface Part {
  /** Steps of the finished practice line that are taken over as they are, with the wires between them. */
  readonly taken: readonly string[];
  readonly nodes?: Readonly<Record<string, FlowNode>>;
  readonly ways?: readonly Way[];
  /** The choice of the first question by which callers come here. */
  readonly option?: MenuOption;
  /** What callers can ask for, as a part of a sentence: “book an appointment”. */
  readonly offer?: string;
}

type MenuOption = NodeOf<'menu'>['data']['options'][number];

/** Here every call begins: the steps that a line has whatever it is for. */
const FRAME: Part = {
  taken: ['start', 'need', 'emergency', 'callEmergency', 'trouble', 'sorry', 'quiet', 'stillQuiet'],
  // Whom to remember, and how to greet them, is for each business to say.
  ways: [['start', 'next', 'need']],
};

/** After what does not end the call by itself. */
const ANYTHING_ELSE: Part = { taken: ['anythingElse', 'moreOrNot', 'goodbye'] };

/** What this business has chosen, in the order in which it is offered. */
export function partsOf(answers: GuidedAnswers): readonly Part[] {
  const parts: Part[] = [FRAME];
  if (answers.books) parts.push(BOOKING);
  if (answers.hours.trim() !== '') parts.push(hoursPart(answers.hours.trim()));
  if (answers.facts.trim() !== '') parts.push(QUESTIONS);
  if (parts.length > 1) parts.push(ANYTHING_ELSE);
  if (answers.takesMessages) parts.push(MESSAGES);
  parts.push(answers.person.trim() === '' ? NOBODY_TO_SPEAK_TO : personPart(answers.person.trim()));
  return parts;
}

const BOOKING: Part = {
  taken: [
    'dayAndTime',
    'findSlot',
    'isFree',
    'offer',
    'accepted',
    'takeOffer',
    'name',
    'book',
    'booked',
    'seeYou',
    'noSlot',
    'findTheirs',
    'noBooking',
    'moveOrCancel',
    'knowsNewTime',
    'newDayAndTime',
    'move',
    'moved',
    'moveTaken',
    'cancel',
    'cancelled',
  ],
  ways: [['booked', 'next', 'seeYou']],
  offer: 'book, move or cancel an appointment',
};

function hoursPart(text: string): Part {
  return {
    taken: ['hours'],
    nodes: { hours: step('say', 'Opening hours', { text, variants: [], interruption: 'allowed' }) },
    offer: 'ask for our opening hours',
  };
}

const QUESTIONS: Part = {
  taken: [],
  nodes: {
    question: step('answer', 'Answer a question', {
      prompt: 'What would you like to know?',
      sources: [],
      documents: [],
      collections: [],
      instructions: 'One or two short sentences.',
      waitSeconds: 8,
      interruption: 'allowed',
    }),
    notKnown: step('say', 'Not known', {
      text: 'I am sorry, that I do not know.',
      variants: [],
      interruption: 'allowed',
    }),
  },
  ways: [
    ['need', 'option.question', 'question'],
    ['question', 'answered', 'anythingElse'],
    ['question', 'notFound', 'notKnown'],
    ['notKnown', 'next', 'anythingElse'],
  ],
  option: {
    id: 'question',
    label: 'Ask a question',
    phrases: ['I have a question', 'a question', 'can you tell me something', 'I would like to know something'],
  },
  offer: 'ask a question',
};

const MESSAGES: Part = {
  taken: [],
  nodes: {
    message: step('collect', 'Take a message', {
      prompt: 'Please tell me your name, and what it is about.',
      fields: [
        {
          variable: 'message_from',
          label: 'name',
          value: { kind: 'name' },
          ask: 'And what is your name, please?',
        },
        { variable: 'message', label: 'message', value: { kind: 'text' }, ask: 'What shall I pass on?' },
      ],
      noInput: { prompts: ['Sorry, I did not hear anything.', 'Are you still there?'], waitSeconds: 6 },
      noMatch: { prompts: ['Sorry, I did not get that.', 'Sorry, I still did not understand.'] },
      interruption: 'allowed',
    }),
    noted: step('end', 'Message taken', {
      text: 'Thank you, {{message_from}}. I have noted that and will pass it on. Goodbye.',
      outcome: 'message taken',
    }),
  },
  ways: [
    ['need', 'option.message', 'message'],
    ['message', 'collected', 'noted'],
  ],
  option: {
    id: 'message',
    label: 'Leave a message',
    phrases: ['leave a message', 'take a message', 'pass something on', 'call me back', 'ring me back'],
  },
  offer: 'leave a message',
};

function personPart(to: string): Part {
  const ring = (announcement: string, label: string) =>
    step('transfer', label, { to, announcement, asksFirst: false, ringSeconds: 20 });
  return {
    taken: ['person', 'askDesk', 'deskBusy', 'goOn', 'lastResort', 'talked', 'nobody'],
    nodes: {
      askDesk: ring('Of course. One moment, I will try to reach somebody.', 'Try to reach somebody'),
      lastResort: ring('I will connect you to somebody.', 'Somebody instead'),
    },
    offer: 'speak to a person',
  };
}

/** When all else fails and nobody can be rung. */
const NOBODY_TO_SPEAK_TO: Part = { taken: ['nobody'], ways: [['sorry', 'next', 'nobody']] };

/** Placed when the flow is put together. */
function step<Kind extends FlowNode['kind']>(kind: Kind, label: string, data: NodeOf<Kind>['data']): FlowNode {
  // A kind and the data of that kind, which the compiler cannot put together again.
  return { kind, label, data, position: { x: 0, y: 0 } } as FlowNode;
}

/** The wires of a part's own ways. */
export function edgesOf({ ways = [] }: Part): Flow['edges'] {
  return Object.fromEntries(
    ways.map(([node, port, to]): [string, Edge] => [
      `${node}-${port.replaceAll('.', '-')}`,
      { from: { node, port }, to: { node: to } },
    ]),
  );
}
