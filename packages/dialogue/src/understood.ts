import type { Candidate } from './handlers.ts';
import type { TurnDraft } from './turn-draft.ts';

const MAX_PASSED_OVER = 5;

interface Understood {
  readonly node: string;
  readonly layer: 'key' | 'local' | 'model' | 'none';
  readonly taken: string;
  readonly passedOver?: readonly Candidate[];
}

/** Notes how the caller was understood, with what else it could have been. */
export function noteUnderstood(draft: TurnDraft, { node, layer, taken, passedOver = [] }: Understood): void {
  draft.records.push({
    type: 'understood',
    node,
    layer,
    taken,
    passedOver: passedOver
      .filter(({ what }) => what !== taken)
      .slice(0, MAX_PASSED_OVER)
      .map(({ what, score }) => ({ what, score })),
  });
}
