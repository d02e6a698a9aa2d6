import type { Verdict } from '../import-report.ts';
import { ownEntry } from '../own-entry.ts';
import { clip } from '../write-template.ts';
import { type Translator, to } from './connect-context.ts';
import { membersOf, parameter } from './connect-flow.ts';

interface Unnoticed {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** What callers neither hear nor feel: they pass it by, and no note stays on the canvas. */
const UNNOTICED: Readonly<Record<string, Unnoticed>> = {
  UpdateFlowLoggingBehavior: { verdict: 'mapped', reason: 'Every call is logged here.' },
  CompleteOutboundCall: { verdict: 'mapped', reason: 'A call that is made is connected at once here.' },
  ResumeContact: { verdict: 'mapped', reason: 'A call is never paused here.' },
  CreatePersistentContactAssociation: { verdict: 'mapped', reason: 'It belongs to chats.' },
  UpdateContactMediaProcessing: { verdict: 'mapped', reason: 'It belongs to chats.' },
  LoadContactContent: { verdict: 'mapped', reason: 'It belongs to e-mails.' },
  CreateWisdomSession: {
    verdict: 'approximated',
    reason: 'Agents are not helped by Amazon’s assistant; a caller notices nothing of it.',
  },
  StartVoiceIdStream: { verdict: 'approximated', reason: 'Callers are not recognised by their voice here.' },
  UpdateRoutingCriteria: { verdict: 'approximated', reason: 'Queues know no criteria here: callers wait in turn.' },
  UpdatePreviousContactParticipantState: {
    verdict: 'approximated',
    reason: 'Nobody else is on the line during the flow here, so nobody is put on hold.',
  },
  UntagContact: { verdict: 'approximated', reason: 'Labels in the log are not taken back.' },
  UnTagContact: { verdict: 'approximated', reason: 'Labels in the log are not taken back.' },
};

/** Actions without meaning for a caller. */
export const translateUnnoticed: Translator = (action, { draft }) => {
  draft.pass(action.id, to(action.next));
  const { verdict, reason } = ownEntry(UNNOTICED, action.kind) ?? {
    verdict: 'mapped',
    reason: 'A caller notices nothing of it.',
  };
  return { verdict, nodes: [], reason };
};

/** Is it an action that callers do not notice? */
export function isUnnoticed(kind: string): boolean {
  return Object.hasOwn(UNNOTICED, kind);
}

/** What callers hear of it when a flow of theirs does not run. */
const HOOKS: Readonly<Record<string, string>> = {
  CustomerQueue: 'Here the system’s own music is heard while waiting.',
  CustomerHold: 'Here the system’s own music is heard on hold.',
  CustomerWhisper: 'Here callers are told nothing before they are put through.',
  AgentWhisper: 'Here whoever answers is told nothing before: write a briefing into the transfer.',
  CustomerRemaining: 'Here the call ends after a transfer.',
  PauseContact: 'A call is never paused here.',
};

/** `UpdateContactEventHooks`: flows that run later, at other moments of the call. */
export const translateHooks: Translator = (action, { draft }) => {
  draft.pass(action.id, to(action.next));
  const hooks = membersOf(action, 'EventHooks').map(({ key }) => key);
  const what = clip(hooks.join(', ') || 'other moments', 200);
  const told = hooks.flatMap((hook) => ownEntry(HOOKS, hook) ?? []);
  const more = told.length === 0 ? ['Callers notice nothing of it.'] : told;
  return {
    verdict: 'approximated',
    nodes: [],
    reason: `For ${what} another flow runs in Amazon Connect. ${more.join(' ')}`,
  };
};

/** `UpdateContactMediaStreamingBehavior`: the sound of a call sent to another system. */
export const translateStreaming: Translator = (action, { draft }) => {
  draft.pass(action.id, to(action.next));
  const isOn = /enable|start/i.test(parameter(action, 'MediaStreamingState') ?? 'Enabled');
  return isOn
    ? {
        verdict: 'approximated',
        nodes: [],
        reason: 'The sound of a call is not sent to other systems; a caller notices nothing of it.',
      }
    : { verdict: 'mapped', nodes: [], reason: 'The sound of a call is not sent to other systems.' };
};

/** `UpdateContactRoutingBehavior`: who waits before whom. */
export const translatePriority: Translator = (action, { draft }) => {
  draft.pass(action.id, to(action.next));
  return { verdict: 'approximated', nodes: [], reason: 'Queues know no priorities here: callers wait in turn.' };
};
