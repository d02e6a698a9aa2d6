import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardLine } from '../card-parts.tsx';

const text = editorStrings.kinds.answer;

export const answerCard: NodeCardLook<'answer'> = {
  icon: 'answer',
  text: {
    field: 'prompt',
    heard: true,
    read: (data) => data.prompt,
    write: (data, prompt) => ({ ...data, prompt }),
    placeholder: text.placeholder,
  },
  Body: ({ data }) => <CardLine>{text.from(data.sources.length)}</CardLine>,
};
