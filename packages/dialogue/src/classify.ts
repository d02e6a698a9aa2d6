import type { ActionOf, StatechartEvent } from '@aybiza/statechart';
import { askWhatWasMeant, toolInput } from './ask-model.ts';
import type { ClassifyWait } from './dialogue.ts';
import { drawTicket, render, setWait, type TurnDraft } from './turn-draft.ts';
import { noteUnderstood } from './understood.ts';
import { hearHandlersOnly, type WaitBehaviour } from './wait-behaviour.ts';

const TOOL = 'choose_label';
const UNSURE = 'unsure';

/** Lets the model pick a label for what was said; without any words there is nothing to judge. */
export function enterClassify(draft: TurnDraft, params: ActionOf<'classify'>['params']): StatechartEvent | null {
  const text = params.text === undefined ? draft.dialogue.lastSaid : render(draft, params.text, { target: 'prompt' });
  const wait: ClassifyWait = { kind: 'classify', node: params.node, ticket: drawTicket(draft), classify: params };
  setWait(draft, wait);
  if (text.trim() === '' || params.labels.length === 0) return { type: UNSURE };
  const lines = params.labels.map(({ name, description, examples }) =>
    [`${name}: ${description}`, ...examples.map((example) => `  for example: ${example}`)].join('\n'),
  );
  askWhatWasMeant(draft, wait, {
    text,
    instruction: `Say which label fits what a caller said, or “${UNSURE}” when none does.`,
    tool: TOOL,
    properties: {
      label: {
        type: 'string',
        enum: [...params.labels.map(({ name }) => name), UNSURE],
        description: lines.join('\n'),
      },
    },
  });
  return null;
}

export const classifyBehaviour: WaitBehaviour<'classify'> = {
  ...hearHandlersOnly,
  modelReplied(draft, wait, { toolUses }) {
    const { label } = toolInput(toolUses, TOOL);
    const taken = wait.classify.labels.find(({ name }) => name === label)?.port ?? UNSURE;
    noteUnderstood(draft, { node: wait.node, layer: 'model', taken });
    return { type: taken };
  },
  modelFailed: () => ({ type: UNSURE }),
};
