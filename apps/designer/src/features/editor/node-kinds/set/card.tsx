import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { CardCode, CardLine } from '../card-parts.tsx';

export const setCard: NodeCardLook<'set'> = {
  icon: 'set',
  Body: ({ data }) =>
    data.assignments.map(({ variable, value }) => (
      <CardLine key={`${variable}=${value}`}>
        <CardCode>
          {variable} = {value}
        </CardCode>
      </CardLine>
    )),
};
