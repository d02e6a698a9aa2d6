import { useStrings } from '../../../../language/use-strings.tsx';
import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardChips } from '../card-parts.tsx';

export const tagCard: NodeCardLook<'tag'> = {
  icon: 'tag',
  Body({ data }) {
    const text = useStrings(editorStrings).kinds.tag;
    return <CardChips words={[data.label === '' ? text.noLabel : data.label]} />;
  },
};
