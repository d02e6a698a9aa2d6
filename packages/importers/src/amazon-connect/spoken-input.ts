import { askedOnce } from '../menu-options.ts';
import type { Outcome } from '../outcome.ts';
import { type Connect, errorWay, note, to } from './connect-context.ts';
import { type ConnectAction, errorOf } from './connect-flow.ts';
import { type Asking, isKept, noMatchWay, secondsOf, silenceWay } from './input-ways.ts';
import { spokenBy } from './spoken.ts';

/** A telephone number, or words. */
export function addCollect(
  action: ConnectAction,
  connect: Connect,
  { prompt, waitSeconds, kind }: Asking & { kind: 'phone' | 'text' },
): Outcome {
  const { draft, names } = connect;
  const node = draft.add('collect', {
    name: action.name,
    data: {
      prompt,
      fields: [{ variable: names.entry(), label: kind === 'phone' ? 'number' : 'answer', value: { kind } }],
      ...askedOnce(waitSeconds),
    },
    position: action.position,
  });
  const refused =
    kind === 'phone' ? to(errorOf(action, 'InvalidPhoneNumber'), errorWay(action), action.next) : noMatchWay(action);
  draft.wire(node, 'collected', to(action.next, errorOf(action, 'NoMatchingCondition')));
  draft.wire(node, 'refused', refused);
  draft.wire(node, 'failed', kind === 'phone' ? refused : silenceWay(action));
  draft.enter(action.id, node);
  const reason =
    kind === 'phone' ? 'It takes a telephone number, by keys or spoken.' : 'It asks the same and keeps what is said.';
  return { verdict: 'mapped', nodes: [node], reason };
}

/** Flows without a voicemail of their own record the caller while they wait for a key that nobody presses. */
export function addVoicemail(action: ConnectAction, connect: Connect): Outcome {
  const before = connect.merged.get(action.id);
  const said = before === undefined ? undefined : spokenBy(before, connect)?.text;
  const isBeep = said !== undefined && /^(recording: )?beep$/i.test(said);
  const node = connect.draft.add('voicemail', {
    name: action.name,
    data: {
      prompt: said === undefined || isBeep ? '' : said,
      maxSeconds: Math.min(600, Math.max(5, Math.floor(secondsOf(action)))),
      ...(isKept(action, connect) ? { variable: connect.names.entry() } : {}),
    },
    position: action.position,
  });
  const over = to(
    errorOf(action, 'InputTimeLimitExceeded'),
    action.next,
    errorOf(action, 'NoMatchingCondition'),
    errorWay(action),
  );
  connect.draft.wire(node, 'recorded', over);
  connect.draft.wire(node, 'empty', over);
  connect.draft.enter(action.id, node);
  note(connect, action, 'It listens for long and asks for no key: callers leave a message here.');
  return { verdict: 'mapped', nodes: [node], reason: 'It takes a message.' };
}
