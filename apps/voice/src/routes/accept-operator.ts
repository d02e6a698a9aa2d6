import { CLOSE_CODES, HELLO_TIMEOUT_MS, type OperatorMessage } from '@aybiza/call-protocol';
import { errorMessage } from '@aybiza/foundation/errors';
import { newId } from '@aybiza/foundation/new-id';
import type { OperatorDeed } from '../call/operator-deed.ts';
import type { OperatorDesk } from '../call/perform/operator-desk.ts';
import { admitSocket } from '../media/admit-socket.ts';
import type { MediaSocket } from '../media/media-socket.ts';
import { OperatorSocket, readOperatorMessage } from '../media/operator/operator-socket.ts';
import { relaySocket } from '../media/operator/relay-socket.ts';
import type { OperatorTicket } from '../records/operator-records.ts';
import type { TwilioRoutesOptions } from './phone-routes.ts';

/** The path, and the query of a socket that another process passes on: it is not passed on again. */
export const OPERATOR_PATH = '/operator/line';
const RELAYED = 'relayed=1';

type Hello = Extract<OperatorMessage, { type: 'hello' }>;

export interface OperatorPage {
  readonly origin: string;
  /** The path and query that were asked for. */
  readonly address: string;
}

/** Where the call is: here, or at another process's address. */
type Admission =
  | { readonly type: 'here'; readonly ticket: OperatorTicket; readonly desk: OperatorDesk }
  | { readonly type: 'elsewhere'; readonly address: string };

/** The socket of somebody who looks on at a call. Its sound goes from the process that has the call to the page, and nowhere else. */
export function acceptOperator(
  socket: MediaSocket,
  page: OperatorPage,
  options: Pick<TwilioRoutesOptions, 'answering' | 'logger'>,
): void {
  const { answering, logger } = options;
  admitSocket<Hello, Admission>(socket, {
    clock: answering.clock,
    timeoutMs: HELLO_TIMEOUT_MS,
    late: { code: CLOSE_CODES.noHello, reason: 'no hello' },
    unadmitted: { code: CLOSE_CODES.gone, reason: 'the token opens nothing, or its call is nowhere' },
    unverifiable: { code: CLOSE_CODES.failed, reason: 'cannot verify the token' },
    left: { code: CLOSE_CODES.ended, reason: 'closed before hello' },
    read(data, isBinary) {
      const message = isBinary ? undefined : readOperatorMessage(data);
      if (message?.type === 'hello') return { first: message };
      return { code: CLOSE_CODES.badMessage, reason: 'not a hello' };
    },
    admit: ({ token }) => admit(token, page, options),
    onRefused: (reason) => logger.warn({ reason }, 'operator refused'),
    onAdmitted(hello, admission) {
      if (admission.type === 'here') sitDown(socket, { hello, ...admission }, options);
      else {
        const url = `${admission.address.replace(/^http/, 'ws')}${OPERATOR_PATH}?${RELAYED}`;
        relaySocket(socket, { url, origin: page.origin, hello: JSON.stringify(hello) });
      }
    },
  });
}

async function admit(
  token: string,
  page: OperatorPage,
  { answering }: Pick<TwilioRoutesOptions, 'answering'>,
): Promise<Admission | undefined> {
  const { calls, records } = answering;
  const ticket = records.operators.read(token);
  if (ticket === undefined) return undefined;
  if (calls.operatorsOf(ticket.callId) === undefined) {
    if (page.address.endsWith(`?${RELAYED}`)) return undefined;
    const address = await records.operators.addressOf(ticket.callId);
    return address === undefined ? undefined : { type: 'elsewhere', address };
  }
  if (!(await records.operators.use(ticket))) return undefined;
  // It may have ended meanwhile.
  const desk = calls.operatorsOf(ticket.callId);
  return desk && { type: 'here', ticket, desk };
}

interface Seated {
  readonly hello: Hello;
  readonly ticket: OperatorTicket;
  readonly desk: OperatorDesk;
}

function sitDown(
  socket: MediaSocket,
  { hello, ticket, desk }: Seated,
  { answering, logger }: Pick<TwilioRoutesOptions, 'answering' | 'logger'>,
): void {
  const { clock, records } = answering;
  const { by, as, callId, ground } = ticket;
  const since = clock.monotonic();
  let refused: string | undefined;
  const does = (deed: OperatorDeed) => desk.ask(by, deed);
  const line = new OperatorSocket({
    socket,
    id: newId('request'),
    by,
    audio: hello.audio,
    clock,
    onSay: (text) => void does({ type: 'say', line: line.id, text }),
    onGiveBack: () => void does({ type: 'giveBack', line: line.id, why: 'asked' }),
    onVoice: (audio) => desk.speak(line.id, audio),
    onGone: () => {
      desk.leave(line);
      records.operators.left(ticket, { ms: Math.round(clock.monotonic() - since), refused }).catch((error: unknown) => {
        logger.error({ callId, personal: errorMessage(error) }, 'end of an operator’s visit not written');
      });
    },
  });
  if (!desk.join(line)) {
    refused = 'busy';
    socket.close(CLOSE_CODES.busy);
    return;
  }
  if (ground !== undefined) {
    const stop = records.access.watch(ground, () => line.close('denied'));
    socket.once('close', stop);
  }
  line.tell({ type: 'ready', callId });
  if (as === 'listener') return;
  void does({ type: 'takeOver', line: line.id, how: as }).then((fate) => {
    if (fate === 'done' || fate === 'later' || fate === 'notTaken' || fate === 'busy') return;
    refused = fate;
    line.tell({ type: 'refused', why: fate });
  });
}
