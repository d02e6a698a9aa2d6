import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardChips } from '../card-parts.tsx';

export const subflowCard: NodeCardLook<'subflow'> = {
  icon: 'subflow',
  Body: ({ data }) => (
    <CardChips
      words={[data.agent === '' ? editorStrings.kinds.subflow.none : editorStrings.kinds.subflow.version(data.version)]}
    />
  ),
};
