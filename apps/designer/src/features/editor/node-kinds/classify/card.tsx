import { useStrings } from '../../../../language/use-strings.tsx';
import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardLine } from '../card-parts.tsx';

export const classifyCard: NodeCardLook<'classify'> = {
  icon: 'classify',
  Body({ data }) {
    const text = useStrings(editorStrings).kinds.classify;
    return <CardLine>{data.text === '' ? text.lastSaid : data.text}</CardLine>;
  },
};
