import type { Ladder } from '@aybiza/statechart';
import type { AskWait } from './dialogue.ts';
import { drawTicket, listen, render, setWait, speak, type TurnDraft } from './turn-draft.ts';

interface Climb {
  readonly ladder: Ladder;
  /** Which rung, 0 for the first try that failed. */
  readonly attempt: number;
  /** Asked again after the rung's own words. */
  readonly question: string;
}

/**
 * One try that failed: says the next rung and the question again, and listens on.
 * Returns false when the ladder has no further rung: the node is to be left.
 */
export function climb(draft: TurnDraft, wait: AskWait, { ladder, attempt, question }: Climb): boolean {
  const rung = ladder.prompts[attempt];
  if (rung === undefined) return false;
  const next = { ...wait, ticket: drawTicket(draft), unsure: '', keys: '' };
  setWait(draft, next);
  const words = render(draft, rung);
  speak(draft, `${words} ${question}`.trim(), {
    node: wait.node,
    interruption: wait.ask.interruption,
    purpose: 'again',
    voice: wait.ask.voice,
  });
  listen(draft, next);
  return true;
}
