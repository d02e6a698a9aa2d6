import { useStrings } from '../../../../language/use-strings.tsx';
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
    placeholder: (of) => of(editorStrings).kinds.say.placeholder,
  },
  Body({ data }) {
    const text = useStrings(editorStrings).kinds.say;
    return data.variants.length === 0 ? null : <CardLine>{text.variantCount(data.variants.length)}</CardLine>;
  },
};
