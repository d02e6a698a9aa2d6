import { useStrings } from '../../../../language/use-strings.tsx';
import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardChips } from '../card-parts.tsx';

export const jumpCard: NodeCardLook<'jump'> = {
  icon: 'jump',
  Body({ data }) {
    const text = useStrings(editorStrings).kinds.jump;
    return <CardChips words={[data.to === '' ? text.nowhere : data.to]} />;
  },
};
