import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';

export const converseCard: NodeCardLook<'converse'> = {
  icon: 'converse',
  text: {
    field: 'goal',
    heard: false,
    read: (data) => data.goal,
    write: (data, goal) => ({ ...data, goal }),
    placeholder: (of) => of(editorStrings).kinds.converse.placeholder,
  },
};
