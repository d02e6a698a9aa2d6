import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';

export const menuCard: NodeCardLook<'menu'> = {
  icon: 'menu',
  text: {
    field: 'prompt',
    heard: true,
    read: (data) => data.prompt,
    write: (data, prompt) => ({ ...data, prompt }),
    placeholder: (of) => of(editorStrings).kinds.menu.placeholder,
  },
  portSign: (data, port) => data.options.find((option) => `option.${option.id}` === port)?.key,
};
