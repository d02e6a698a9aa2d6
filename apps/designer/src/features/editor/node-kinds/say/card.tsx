import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardLine } from '../card-parts.tsx';

export const sayCard: NodeCardLook<'say'> = {
  icon: 'say',
  text: {
    field: 'text',
    heard: true,
    read: (data) => data.text,
    write: (data, text) => ({ ...data, text }),
    placeholder: editorStrings.kinds.say.placeholder,
  },
  Body: ({ data }) =>
    data.variants.length === 0 ? null : (
      <CardLine>{editorStrings.kinds.say.variantCount(data.variants.length)}</CardLine>
    ),
};
