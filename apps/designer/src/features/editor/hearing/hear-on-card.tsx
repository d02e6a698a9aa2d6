import type { FlowNode } from '@aybiza/flow';
import { HearButton } from './hear-button.tsx';
import { HEAR_KEY, promptOnCard } from './prompt-on-card.ts';

/** On the card itself, so that nobody has to look for the form. */
export function HearOnCard({ id, node }: { id: string; node: FlowNode }) {
  const prompt = promptOnCard(id, node);
  return prompt === undefined ? null : <HearButton {...prompt} keys={HEAR_KEY} />;
}
