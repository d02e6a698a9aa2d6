import type { Destination } from '../draft-state.ts';
import { drawBranch } from '../draw-branch.ts';
import { beside } from '../outcome.ts';
import { queueNamed, readNumber, readSipAddress } from '../transfer-target.ts';
import { clip, quote } from '../write-template.ts';
import { type Connect, errorWay, note, type Translator, to } from './connect-context.ts';
import { type ConnectAction, errorOf, numberParameter, parameter } from './connect-flow.ts';
import { queueIn } from './find-queues.ts';
import { resolveConstant } from './resource-names.ts';

/** Where the name of the queue is kept when more than one leads to a transfer, or a text says it. */
export const QUEUE_NAME = 'Queue.Name';

/** `UpdateContactTargetQueue`: remembered until a transfer; written down when a transfer or a text has to ask. */
export const translateSetQueue: Translator = (action, { draft, queues, names, ...rest }) => {
  const name = queues.named.get(action.id);
  const connect: Connect = { draft, queues, names, ...rest };
  if (name === undefined)
    note(
      connect,
      action,
      `Its queue is only known in the call; callers wait in “${queueNamed(action.name).slice(6)}” here. Choose who answers it.`,
    );
  const variable = names.toldOf(QUEUE_NAME);
  if (variable === undefined) {
    draft.pass(action.id, to(action.next));
    return {
      verdict: 'mapped',
      nodes: [],
      reason: `Callers wait in the queue “${name ?? ''}” when they are transferred behind it.`,
    };
  }
  const node = draft.add('set', {
    name: action.name,
    data: { assignments: [{ variable, value: quote(name ?? action.name) }] },
    position: action.position,
  });
  draft.wire(node, 'next', to(action.next));
  draft.enter(action.id, node);
  return {
    verdict: 'mapped',
    nodes: [node],
    reason: `It remembers the queue “${name ?? action.name}” for the transfer behind it.`,
  };
};

/** The names of the queues in which callers of an action may wait. */
export function queuesOf(action: ConnectAction, { flow, queues, values }: Connect): readonly string[] {
  const own = queueIn(action, values);
  if (own !== undefined) return [own];
  const setters = [...(queues.setters.get(action.id) ?? [])];
  return [...new Set(setters.map((id) => queues.named.get(id) ?? flow.actions.get(id)?.name ?? id))];
}

/** `TransferContactToQueue`, and taking a caller out of one queue into another. */
export const translateToQueue: Translator = (action, connect) => {
  const found = queuesOf(action, connect);
  if (found.length === 0)
    note(connect, action, 'Which queue it is was set before this flow: callers wait in “main”. Choose who answers it.');
  if (parameter(action, 'QueueId', 'Queue') !== undefined && queueIn(action, connect.values) === undefined)
    note(connect, action, 'Its queue is only known in the call: choose who answers.');
  const names = found.length === 0 ? ['main'] : found;
  const missed = to(errorWay(action), action.next);
  const transfers = names.map((name, index) =>
    addTransfer(action, connect, {
      to: queueNamed(name),
      seconds: 120,
      index,
      ways: {
        answered: 'hangUp',
        busy: to(errorOf(action, 'QueueAtCapacity', 'AtCapacity'), errorWay(action), action.next),
        noAnswer: missed,
        failed: missed,
      },
    }),
  );
  const [first = '', ...others] = transfers;
  if (others.length === 0) {
    connect.draft.enter(action.id, first);
    return { verdict: 'mapped', nodes: transfers, reason: 'Callers wait for somebody in the same queue.' };
  }
  const variable = connect.names.toldOf(QUEUE_NAME) ?? '';
  const cases = names.slice(0, -1).map((name, index) => ({
    name,
    label: name,
    when: `${variable} == ${quote(name)}`,
    to: { node: transfers[index] ?? first },
  }));
  const otherwise = { node: transfers.at(-1) ?? first };
  const branches = drawBranch(connect.draft, {
    name: `${action.name} which`,
    position: beside(action, -1),
    cases,
    otherwise,
  });
  connect.draft.enter(action.id, branches[0] ?? first);
  return {
    verdict: 'mapped',
    nodes: [...branches, ...transfers],
    reason: 'Callers wait in the queue that was set for them.',
  };
};

interface TransferPlan {
  readonly to: string;
  readonly seconds: number;
  readonly index: number;
  readonly ways: Readonly<Record<'answered' | 'busy' | 'noAnswer' | 'failed', Destination>>;
}

function addTransfer(action: ConnectAction, { draft }: Connect, plan: TransferPlan): string {
  const node = draft.add('transfer', {
    name: plan.index === 0 ? action.name : `${action.name} ${plan.to.replace(/^queue:/, '')}`,
    data: { to: plan.to, ringSeconds: Math.min(120, Math.max(5, plan.seconds)) },
    position: beside(action, plan.index),
  });
  for (const port of ['answered', 'busy', 'noAnswer', 'failed'] as const) draft.wire(node, port, plan.ways[port]);
  draft.wire(node, 'declined', plan.ways.failed);
  return node;
}

/** `TransferContactToAgent`: to somebody by name, who is a queue of their own here. */
export const translateToAgent: Translator = (action, connect) => {
  const name = queueIn(action, connect.values) ?? action.name;
  note(
    connect,
    action,
    `It calls one agent; here callers wait in the queue “${queueNamed(name).slice(6)}”. Choose who answers it.`,
  );
  const missed = to(errorWay(action), action.next);
  const node = addTransfer(action, connect, {
    to: queueNamed(name),
    seconds: 60,
    index: 0,
    ways: { answered: 'hangUp', busy: missed, noAnswer: missed, failed: missed },
  });
  connect.draft.enter(action.id, node);
  return { verdict: 'mapped', nodes: [node], reason: 'Callers are connected to an agent.' };
};

/** `TransferParticipantToThirdParty`: a transfer to a number. Only what is written out can be dialled. */
export const translateToNumber: Translator = (action, connect) => {
  const written =
    parameter(action, 'ThirdPartyPhoneNumber', 'PhoneNumber', 'DestinationPhoneNumber', 'VoiceConnector.SipUri') ?? '';
  const known = resolveConstant(written, connect.values) ?? '';
  const target = readNumber(known) ?? readSipAddress(known);
  const queue = queueNamed(action.name);
  if (target === undefined)
    note(
      connect,
      action,
      `${known === '' ? 'Its number comes from the call' : `“${clip(known, 60)}” cannot be dialled`}: callers go to the queue “${queue.slice(6)}”. Choose who answers it, or write a number.`,
    );
  const keys = parameter(action, 'ThirdPartyDTMFDigits', 'DTMFDigits');
  if (keys !== undefined) note(connect, action, `The keys “${clip(keys, 50)}” are not pressed for whoever answers.`);
  if (parameter(action, 'CallerId.Number', 'CallerId.Name', 'CallerIdNumber') !== undefined)
    note(connect, action, 'The caller’s number is shown to whoever answers, not another one.');
  const isGoingOn = (parameter(action, 'ContinueFlowExecution') ?? 'True').toLowerCase() !== 'false';
  const failed = to(errorOf(action, 'CallFailed', 'NoMatchingError'), action.next);
  const node = addTransfer(action, connect, {
    to: target ?? queue,
    seconds:
      numberParameter(
        action,
        'ThirdPartyConnectionTimeLimitSeconds',
        'ThirdPartyConnectionTimeoutSeconds',
        'TimeLimit',
      ) ?? 30,
    index: 0,
    ways: {
      answered: isGoingOn ? to(action.next) : 'hangUp',
      busy: failed,
      noAnswer: to(
        errorOf(action, 'ConnectionTimeLimitExceeded', 'ConnectionTimeoutExceeded', 'CallFailed', 'NoMatchingError'),
        action.next,
      ),
      failed,
    },
  });
  connect.draft.enter(action.id, node);
  return { verdict: 'mapped', nodes: [node], reason: 'Callers are connected to the same number.' };
};
