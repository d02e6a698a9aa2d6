import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardChips } from '../card-parts.tsx';

export const endCard: NodeCardLook<'end'> = {
  icon: 'end',
  text: {
    field: 'text',
    heard: true,
    read: (data) => data.text,
    write: (data, text) => ({ ...data, text }),
    placeholder: (of) => of(editorStrings).kinds.end.placeholder,
  },
  Body: ({ data }) => <CardChips words={[data.outcome]} />,
};
