import type { Db } from '@aybiza/db/client';
import { parseFlow } from '@aybiza/flow';
import { type PublishedLine, publishLine } from '../../apps/voice/src/testing/publish-line.ts';

/** Its keypad asks in secret, again and again. */
export const PAYMENT_NUMBER = '+442079460081';
/** Its keypad asks openly for a number of any length, again and again. */
export const OPEN_NUMBER = '+442079460082';
/** Its model talks about whatever is said. */
export const TALK_NUMBER = '+442079460083';

interface Step {
  readonly kind: string;
  readonly data: object;
  readonly variable: string;
  /** Port → the step itself, or the end. */
  readonly ways: Readonly<Record<string, 'step' | 'done'>>;
}

const keypad = {
  ...{ prompt: 'Your number?', minLength: 3, maxLength: 24 },
  noInput: { prompts: ['Are you there?', 'Hello?'], waitSeconds: 20 },
};
const afterKeys = { entered: 'step', invalid: 'done' } as const;
const LINES: Readonly<Record<string, { number: string; step: Step }>> = {
  payment: {
    number: PAYMENT_NUMBER,
    step: { kind: 'keypad', data: { ...keypad, variable: 'card', masked: true }, variable: 'card', ways: afterKeys },
  },
  open: {
    number: OPEN_NUMBER,
    step: { kind: 'keypad', data: { ...keypad, variable: 'code' }, variable: 'code', ways: afterKeys },
  },
  talk: {
    number: TALK_NUMBER,
    step: {
      kind: 'converse',
      data: {
        ...{ opening: 'What can I do for you?', goal: 'Help the caller.', turnLimit: 50, waitSeconds: 60 },
        exits: [{ id: 'done', label: 'wants a person' }],
      },
      variable: 'unused',
      ways: { 'exit.done': 'done' },
    },
  },
};

/** Lines to which callers give numbers of cards until they hang up. Webhook and e-mail tell everything of each call. */
export function publishCardLines(db: Db, hookUrl: string): Promise<readonly PublishedLine[]> {
  const afterCall = [
    { id: 'sum', kind: 'summary' },
    {
      id: 'tell',
      kind: 'webhook',
      after: ['sum'],
      data: { url: hookUrl, data: ['call', 'variables', 'summary', 'results', 'transcript'] },
    },
    { id: 'mail', kind: 'email', after: ['sum'], data: { to: 'desk@practice.example', data: ['transcript'] } },
  ];
  return Promise.all(
    Object.entries(LINES).map(([slug, { number, step }]) =>
      publishLine(db, { number, slug, flow: toFlow(slug, step, afterCall) }),
    ),
  );
}

function toFlow(name: string, { kind, data, variable, ways }: Step, afterCall: readonly object[]) {
  const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });
  const ports = Object.entries(ways).map(([port, to], index) => [`way${index}`, edge('step', port, to)] as const);
  const parsed = parseFlow({
    schemaVersion: 1,
    name,
    afterCall,
    variables: { [variable]: { type: 'digits' } },
    nodes: {
      start: { kind: 'start', label: 'start', data: {} },
      step: { kind, label: 'step', data },
      done: { kind: 'end', label: 'done', data: { text: 'Goodbye.', outcome: 'done' } },
    },
    edges: { begin: edge('start', 'next', 'step'), ...Object.fromEntries(ports) },
  });
  if (!parsed.ok) throw new Error(`${name} is no flow: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}
