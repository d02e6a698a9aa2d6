import type { Outcome } from '../outcome.ts';
import type { Studio, Translator } from './studio-context.ts';
import { kindOf, nextOf, type StudioStep } from './studio-flow.ts';
import { leaveComment } from './without-counterpart.ts';

/** `trigger`: where calls enter. When the flow calls somebody first thing, the start does so. */
export const translateTrigger: Translator = (step, studio) => {
  const { draft, paths } = studio;
  const dialled = studio.flow.steps.get(paths.entry?.next ?? '');
  const isOutbound =
    paths.entry?.event !== 'incomingCall' && dialled !== undefined && kindOf(dialled) === 'make-outgoing-call';
  const inputs = [...studio.names.inputs].slice(0, 50);
  const node = draft.add('start', {
    name: 'start',
    label: 'Call starts',
    data: { direction: isOutbound ? 'outbound' : 'inbound', inputs },
    position: step.position,
  });
  if (isOutbound) wireOutbound(dialled, studio, node);
  else draft.wire(node, 'next', paths.entry === undefined ? 'hangUp' : { step: paths.entry.next });
  return { verdict: 'mapped', nodes: [node], reason: whoEnters(studio) };
};

function wireOutbound(dialled: StudioStep, { draft }: Studio, node: string): void {
  const to = (...events: string[]) => {
    const next = nextOf(dialled, ...events);
    return next === undefined ? ('hangUp' as const) : { step: next };
  };
  draft.wire(node, 'person', to('answered'));
  draft.wire(node, 'voicemail', to('answeredByMachine', 'answered'));
  draft.wire(node, 'noAnswer', to('noAnswer', 'busy', 'failed'));
  // Whoever comes back to it later cannot call anew within the same call.
  draft.pass(dialled.name, to('answered'));
}

function whoEnters({ paths }: Studio): string {
  if (paths.entry === undefined) return 'Nothing leads on from the trigger: a call that comes in ends at once.';
  if (paths.entry.event === 'incomingCall') return 'Calls enter here.';
  return `No call is answered in the original; this is what happens on “${paths.entry.event}”.`;
}

/** Events of the trigger that start something else in the original: messages, requests. */
export function otherEvents({ paths }: Studio): Outcome[] {
  return paths.wired
    .filter(({ event }) => event !== paths.entry?.event)
    .map(({ event, next }) => ({
      verdict: 'noCounterpart',
      nodes: [],
      reason: `“${event}” starts “${next}” in the original; here only calls start something.`,
    }));
}

/** `make-outgoing-call` first thing is the start itself; further on there is no second call. */
export const translateOutgoingCall: Translator = (step, studio) => {
  const isStart = studio.paths.entry?.next === step.name && studio.paths.entry.event !== 'incomingCall';
  if (!isStart) return leaveComment(step, studio, { reason: 'A call cannot make another call.', events: ['answered'] });
  return { verdict: 'mapped', nodes: [], reason: 'The call that is made is the start of the flow.' };
};
