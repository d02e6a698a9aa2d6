import type { CallCommand } from '../command.ts';
import { attempt } from './attempt.ts';
import type { Performing } from './performing.ts';

type Transfer = Extract<CallCommand, { type: 'transfer' }>;

/** Connects the caller to somebody else: the leg is theirs meanwhile. */
export function performTransfer({ ticket, to, ringMs, briefing }: Transfer, performing: Performing): void {
  const { line, push, run } = performing;
  run(
    attempt(performing, { wait: ticket, what: 'transfer' }, async () => {
      const leg = line.detach();
      const target = { to, ringMs, ...(briefing === undefined ? {} : { briefing }) };
      const outcome = leg === null ? 'failed' : await leg.transfer(target);
      push({ type: 'answer', answer: { type: 'transferFinished', wait: ticket, outcome } });
    }),
    'transferring',
  );
}
