import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { CardLine } from '../card-parts.tsx';

export const setCard: NodeCardLook<'set'> = {
  icon: 'set',
  Body: ({ data }) =>
    data.assignments.map(({ variable, value }) => (
      <CardLine key={`${variable}=${value}`} code>
        {`${variable} = ${value}`}
      </CardLine>
    )),
};
