import type { ActionOf } from '@aybiza/statechart';
import { drawTicket, listen, setWait, type TurnDraft } from './turn-draft.ts';
import { hearHandlersOnly, type WaitBehaviour } from './wait-behaviour.ts';

const PORT_OF_PICKUP = { person: 'person', voicemail: 'voicemail', nobody: 'noAnswer' } as const;

/** Lets the caller speak first, or waits for whoever picks up. */
export function enterHello(draft: TurnDraft, { node, outbound }: ActionOf<'awaitHello'>['params']): null {
  const wait = { kind: 'hello', node, ticket: drawTicket(draft), outbound } as const;
  setWait(draft, wait);
  if (!outbound) listen(draft, wait);
  return null;
}

export const helloBehaviour: WaitBehaviour<'hello'> = {
  hear(draft, wait, text) {
    // Whatever is said first carries on to the first question: it may answer it already.
    if (!wait.outbound) return { type: 'next' };
    return hearHandlersOnly.hear(draft, wait, text);
  },
  press: hearHandlersOnly.press,
  staySilent: (_draft, { outbound }) => (outbound ? null : { type: 'next' }),
  reported: (_draft, _wait, report) => (report.type === 'pickedUp' ? { type: PORT_OF_PICKUP[report.by] } : null),
};
