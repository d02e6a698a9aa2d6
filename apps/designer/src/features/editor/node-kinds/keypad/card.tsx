import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardChips } from '../card-parts.tsx';

export const keypadCard: NodeCardLook<'keypad'> = {
  icon: 'keypad',
  text: {
    field: 'prompt',
    heard: true,
    read: (data) => data.prompt,
    write: (data, prompt) => ({ ...data, prompt }),
    placeholder: (of) => of(editorStrings).kinds.keypad.placeholder,
  },
  Body: ({ data }) => <CardChips words={[data.variable]} />,
};
