import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardCode, CardLine } from '../card-parts.tsx';

const text = editorStrings.kinds.request;

export const requestCard: NodeCardLook<'request'> = {
  icon: 'request',
  Body: ({ data: { call, meanwhile } }) => (
    <>
      <CardLine>
        {call.via === 'calendar' ? (
          text.operations[call.operation]
        ) : call.url === '' ? (
          text.noAddress
        ) : (
          <CardCode>
            {call.method} {call.url.replace(/^https?:\/\//, '')}
          </CardCode>
        )}
      </CardLine>
      {meanwhile === undefined ? null : <CardLine>{text.says(meanwhile)}</CardLine>}
    </>
  ),
};
