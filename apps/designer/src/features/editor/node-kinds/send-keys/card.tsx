import { useStrings } from '../../../../language/use-strings.tsx';
import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardChips } from '../card-parts.tsx';

export const sendKeysCard: NodeCardLook<'sendKeys'> = {
  icon: 'keypad',
  Body({ data }) {
    const text = useStrings(editorStrings).kinds.sendKeys;
    return <CardChips words={[data.keys === '' ? text.noKeys : data.keys]} />;
  },
};
