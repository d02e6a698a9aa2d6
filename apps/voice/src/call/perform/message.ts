import { errorMessage } from '@aybiza/foundation/errors';
import type { CallCommand } from '../command.ts';
import type { Performing } from './performing.ts';

type SendMessage = Extract<CallCommand, { type: 'sendMessage' }>;

/** Sends a text message; the flow learns whether the vendor took it. */
export function performMessage(
  { ticket, to, text }: SendMessage,
  { world, records, push, run }: Pick<Performing, 'world' | 'records' | 'push' | 'run'>,
): void {
  const told = (outcome: 'sent' | 'failed') =>
    push({ type: 'answer', answer: { type: 'messageSent', wait: ticket, outcome } });
  run(
    records.sendMessage({ to, text }).then(
      () => told('sent'),
      (error: unknown) => {
        world.logger.warn({ personal: errorMessage(error) }, 'message not sent');
        told('failed');
      },
    ),
    'sending a message',
  );
}
