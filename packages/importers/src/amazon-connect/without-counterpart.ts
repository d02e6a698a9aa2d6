import type { Outcome } from '../outcome.ts';
import { ownEntry } from '../own-entry.ts';
import { describeProperties } from '../plain-json.ts';
import { clip } from '../write-template.ts';
import { type Connect, ordinaryWay, type Translator, to } from './connect-context.ts';
import { type ConnectAction, waysOf } from './connect-flow.ts';

/** Outcomes by which callers go on past an action without counterpart, when its ordinary one would promise something untrue. */
const CAREFUL: Readonly<Record<string, readonly string[]>> = {
  // Nobody was recognised by voice or signed in: callers must not go on as if they had been.
  CheckVoiceId: ['Inconclusive', 'NotAuthenticated', 'NotEnrolled', 'NoMatchingCondition', 'NoMatchingError'],
  AuthenticateParticipant: ['NotAuthenticated', 'TimeLimitExceeded', 'NoMatchingError'],
};

const REASONS: Readonly<Record<string, string>> = {
  CheckVoiceId: 'Callers are not recognised by their voice here; they go on as somebody who was not.',
  AuthenticateParticipant: 'Callers cannot sign in here; they go on as somebody who did not.',
  ShowView: 'Pages that are shown to an agent or in a chat have no place in a call.',
};

/** Any action that nothing here stands for: a comment beside its place, and callers pass it by. */
export const translateUnknown: Translator = (action, connect) =>
  leaveComment(action, connect, ownEntry(REASONS, action.kind) ?? `Nothing here stands for “${action.type}”.`);

/** The comment that stays of an action to which no call comes. */
export function leaveAside(action: ConnectAction, { draft }: Connect, reason: string): Outcome {
  draft.pass(action.id, 'hangUp');
  const node = draft.comment(action.name, describeAction(action, reason), action.position);
  return { verdict: 'noCounterpart', nodes: [node], reason };
}

/** The comment that stays of an action; callers go on by its most ordinary outcome. */
function leaveComment(action: ConnectAction, { draft }: Connect, reason: string): Outcome {
  const node = draft.comment(action.name, describeAction(action, reason), action.position);
  const ways = waysOf(action);
  const careful = (ownEntry(CAREFUL, action.kind) ?? []).map((name) => ways.find((way) => way.name === name)?.next);
  const next = careful.find((way) => way !== undefined) ?? ordinaryWay(action);
  draft.pass(action.id, to(next));
  const taken = ways.find((way) => way.next === next);
  const left = ways
    .filter((way) => way.next !== next)
    .map((way) => `“${way.name}” (to “${way.next}”)`)
    .slice(0, 8);
  const way = taken === undefined ? 'The call ends there, as in the original.' : `Callers go on by “${taken.name}”.`;
  const said = [reason, way, left.length === 0 ? '' : `Nobody goes by ${left.join(', ')}.`];
  return { verdict: 'noCounterpart', nodes: [node], reason: clip(said.filter((part) => part !== '').join(' '), 1_000) };
}

/** An action in words: its type, name, essential parameters and ways on. */
export function describeAction(action: ConnectAction, reason: string): string {
  const outcomes = waysOf(action).map(({ name, next }) => `${name} → ${next}`);
  const text = [
    `Amazon Connect: ${action.type} “${action.id}”`,
    reason,
    describeProperties(action.parameters),
    ...outcomes,
  ];
  return text.filter((line) => line !== '').join('\n');
}
