import { useStrings } from '../../../../language/use-strings.tsx';
import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardLine } from '../card-parts.tsx';

export const waitCard: NodeCardLook<'wait'> = {
  icon: 'wait',
  Body({ data }) {
    const text = useStrings(editorStrings).kinds.wait;
    const told = data.until === undefined ? text.forSeconds(data.seconds) : text.untilSignal(data.until.signal);
    return <CardLine>{told}</CardLine>;
  },
};
