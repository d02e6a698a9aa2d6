import { type StatechartEvent, toValue, type Value, valueAtPointer } from '@aybiza/statechart';
import { answerBehaviour } from './answer.ts';
import { classifyBehaviour } from './classify.ts';
import { collectBehaviour } from './collect.ts';
import { confirmBehaviour } from './confirm.ts';
import { consultBehaviour } from './consult.ts';
import { converseBehaviour } from './converse.ts';
import type { RequestWait, Wait } from './dialogue.ts';
import { helloBehaviour } from './hello.ts';
import { keypadBehaviour } from './keypad.ts';
import { menuBehaviour } from './menu.ts';
import { endPutThrough } from './operator.ts';
import { voicemailBehaviour } from './voicemail.ts';
import { hearHandlersOnly, type Report, type WaitBehaviour } from './wait-behaviour.ts';

const requestBehaviour: WaitBehaviour<'request'> = {
  ...hearHandlersOnly,
  reported: (_draft, wait, report) => (report.type === 'requestFinished' ? requestFinished(wait, report) : null),
};

const transferBehaviour: WaitBehaviour<'transfer'> = {
  ...hearHandlersOnly,
  reported(draft, { back }, report) {
    if (report.type !== 'transferFinished') return null;
    if (back === undefined) return { type: report.outcome };
    endPutThrough(draft, back, report);
    return null;
  },
};

const messageBehaviour: WaitBehaviour<'message'> = {
  ...hearHandlersOnly,
  reported: (_draft, _wait, report) => (report.type === 'messageSent' ? { type: report.outcome } : null),
};

/** What a conversation does about what happens, by what it waits for. While a kind of wait is missing, nothing compiles. */
const behaviours: { readonly [Kind in Wait['kind']]: WaitBehaviour<Kind> } = {
  menu: menuBehaviour,
  collect: collectBehaviour,
  confirm: confirmBehaviour,
  keypad: keypadBehaviour,
  converse: converseBehaviour,
  answer: answerBehaviour,
  classify: classifyBehaviour,
  consult: consultBehaviour,
  request: requestBehaviour,
  transfer: transferBehaviour,
  message: messageBehaviour,
  hold: hearHandlersOnly,
  voicemail: voicemailBehaviour,
  hello: helloBehaviour,
};

/** The behaviour that belongs to a wait. TypeScript cannot see that the kind it looks up by is this wait's, hence the assertion. */
export function behaviourOf<Kind extends Wait['kind']>(wait: { readonly kind: Kind }): WaitBehaviour<Kind> {
  return behaviours[wait.kind] as unknown as WaitBehaviour<Kind>;
}

/** The port a request is left by: the author's rules first, then any 2xx. */
function requestFinished(
  { request }: RequestWait,
  finished: Extract<Report, { type: 'requestFinished' }>,
): StatechartEvent {
  if (finished.outcome !== 'answered') return { type: finished.outcome };
  const { status } = finished;
  const body = toValue(finished.body);
  const mapped = request.mapping.map(({ variable, pointer }): [string, Value] => [
    variable,
    valueAtPointer(body, pointer),
  ]);
  const rule = request.rules.find(({ from, to }) => status >= from && status <= to);
  const isFine = status >= 200 && status < 300;
  return { type: rule?.port ?? (isFine ? 'ok' : 'failed'), values: Object.fromEntries(mapped) };
}
