import { errorMessage } from '@aybiza/foundation/errors';
import type { CallCommand } from '../command.ts';
import { attempt } from './attempt.ts';
import type { Performing } from './performing.ts';

type SendMessage = Extract<CallCommand, { type: 'sendMessage' }>;

/** Sends a text message; the flow learns whether the vendor took it. */
export function performMessage({ ticket, to, text }: SendMessage, performing: Performing): void {
  const { world, records, push, run } = performing;
  const told = (outcome: 'sent' | 'failed') =>
    push({ type: 'answer', answer: { type: 'messageSent', wait: ticket, outcome } });
  run(
    attempt(performing, { wait: ticket, what: 'message' }, () =>
      records.sendMessage({ to, text }).then(
        () => told('sent'),
        (error: unknown) => {
          world.logger.warn({ personal: errorMessage(error) }, 'message not sent');
          told('failed');
        },
      ),
    ),
    'sending a message',
  );
}
