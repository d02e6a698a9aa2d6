import type { Outcome } from '../outcome.ts';
import { ownEntry } from '../own-entry.ts';
import { describeProperties } from '../plain-json.ts';
import { clip } from '../write-template.ts';
import { goOn, type Studio, type Translator } from './studio-context.ts';
import { nextOf, type StudioStep } from './studio-flow.ts';

/** Which outcome of a widget without counterpart is its ordinary one. */
const ORDINARY: Readonly<Record<string, readonly string[]>> = {
  'add-twiml-redirect': ['return', 'timeout'],
  // Nothing was paid: callers must not go on as if it had been.
  'capture-payments': ['providerError', 'maxFailedAttempts', 'validationError'],
  'fork-stream': ['next'],
};

const ANY = [
  'next',
  'success',
  'sent',
  'completed',
  'created',
  'resumed',
  'return',
  'answered',
  'found',
  'incomingMessage',
];

const REASONS: Readonly<Record<string, string>> = {
  'add-twiml-redirect': 'It hands the call to TwiML outside of the flow, which cannot be seen from here.',
  'capture-payments': 'There are no payments here; callers go on as if the payment had failed.',
  'fork-stream': 'The sound of a call is not sent to other systems.',
};

/** Any widget that nothing here stands for: a comment beside its place, and callers pass it by. */
export const translateUnknown: Translator = (step, studio) => {
  const wired = step.transitions.find(({ next }) => next !== undefined)?.event;
  const events = [...(ownEntry(ORDINARY, step.type) ?? ANY), ...(wired === undefined ? [] : [wired])];
  return leaveComment(step, studio, {
    reason: ownEntry(REASONS, step.type) ?? `Nothing here stands for a “${step.type}”.`,
    events,
  });
};

/** The comment that stays of a widget to which no call comes. */
export function leaveAside(step: StudioStep, studio: Studio, reason: string): Outcome {
  studio.draft.pass(step.name, 'hangUp');
  return { verdict: 'noCounterpart', nodes: [addComment(step, studio, reason)], reason };
}

function addComment(step: StudioStep, studio: Studio, reason: string): string {
  const outcomes = step.transitions.map(({ event, next }) => `${event} → ${next ?? 'the call ends'}`);
  const text = [`Twilio Studio: ${step.type} “${step.name}”`, reason, describeProperties(step.properties), ...outcomes];
  return studio.draft.comment(step.name, text.filter((line) => line !== '').join('\n'), step.position);
}

/** The comment that stays of a widget, with its essential properties; callers go on by the first of these events that is wired. */
export function leaveComment(
  step: StudioStep,
  studio: Studio,
  { reason, events }: { reason: string; events: readonly string[] },
): Outcome {
  const node = addComment(step, studio, reason);
  studio.draft.pass(step.name, goOn(step, ...events));
  const taken = events.find((event) => nextOf(step, event) !== undefined);
  const others = step.transitions.filter(({ event, next }) => next !== undefined && event !== taken);
  const left = others.map(({ event, next }) => `“${event}” (to “${next}”)`).slice(0, 8);
  const way = taken === undefined ? 'The call ends there, as in the original.' : `Callers go on by “${taken}”.`;
  const said = [reason, way, left.length === 0 ? '' : `Nobody goes by ${left.join(', ')}.`];
  return { verdict: 'noCounterpart', nodes: [node], reason: clip(said.filter((part) => part !== '').join(' '), 1_000) };
}
