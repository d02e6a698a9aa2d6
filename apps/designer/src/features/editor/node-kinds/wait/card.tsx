import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardLine } from '../card-parts.tsx';

const text = editorStrings.kinds.wait;

export const waitCard: NodeCardLook<'wait'> = {
  icon: 'wait',
  Body: ({ data }) => (
    <CardLine>
      {data.until === undefined ? text.forSeconds(data.seconds) : text.untilSignal(data.until.signal)}
    </CardLine>
  ),
};
