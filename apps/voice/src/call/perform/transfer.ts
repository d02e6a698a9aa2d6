import type { CallCommand } from '../command.ts';
import type { Performing } from './performing.ts';

type Transfer = Extract<CallCommand, { type: 'transfer' }>;

/** Connects the caller to somebody else: the leg is theirs meanwhile. */
export function performTransfer(
  { ticket, to, ringMs, briefing }: Transfer,
  { line, push, run }: Pick<Performing, 'line' | 'push' | 'run'>,
): void {
  const leg = line.detach();
  const transferred =
    leg === null
      ? Promise.resolve('failed' as const)
      : leg.transfer({ to, ringMs, ...(briefing === undefined ? {} : { briefing }) });
  run(
    transferred.then((outcome) =>
      push({ type: 'answer', answer: { type: 'transferFinished', wait: ticket, outcome } }),
    ),
    'transferring',
  );
}
