import { useStrings } from '../../../../language/use-strings.tsx';
import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardLine } from '../card-parts.tsx';

export const answerCard: NodeCardLook<'answer'> = {
  icon: 'answer',
  text: {
    field: 'prompt',
    heard: true,
    read: (data) => data.prompt,
    write: (data, prompt) => ({ ...data, prompt }),
    placeholder: (of) => of(editorStrings).kinds.answer.placeholder,
  },
  Body({ data }) {
    const text = useStrings(editorStrings).kinds.answer;
    return <CardLine>{text.from(data.sources.length)}</CardLine>;
  },
};
