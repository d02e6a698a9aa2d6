import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardChips } from '../card-parts.tsx';

export const recordingCard: NodeCardLook<'recording'> = {
  icon: 'recording',
  Body: ({ data }) => <CardChips words={[editorStrings.kinds.recording.modes[data.mode]]} />,
};
