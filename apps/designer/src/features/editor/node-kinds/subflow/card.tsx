import { useStrings } from '../../../../language/use-strings.tsx';
import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardChips } from '../card-parts.tsx';

export const subflowCard: NodeCardLook<'subflow'> = {
  icon: 'subflow',
  Body({ data }) {
    const text = useStrings(editorStrings).kinds.subflow;
    return <CardChips words={[data.agent === '' ? text.none : text.version(data.version)]} />;
  },
};
