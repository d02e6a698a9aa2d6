import { useStrings } from '../../../../language/use-strings.tsx';
import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardLine } from '../card-parts.tsx';

export const transferCard: NodeCardLook<'transfer'> = {
  icon: 'transfer',
  Body({ data }) {
    const text = useStrings(editorStrings).kinds.transfer;
    return <CardLine code={data.to !== ''}>{data.to === '' ? text.noNumber : data.to}</CardLine>;
  },
};
