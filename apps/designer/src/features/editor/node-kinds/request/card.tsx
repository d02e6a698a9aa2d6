import { useStrings } from '../../../../language/use-strings.tsx';
import type { NodeCardLook } from '../../../flow-graph/index.ts';
import { editorStrings } from '../../strings.ts';
import { CardLine } from '../card-parts.tsx';

export const requestCard: NodeCardLook<'request'> = {
  icon: 'request',
  Body({ data: { call, meanwhile } }) {
    const text = useStrings(editorStrings).kinds.request;
    return (
      <>
        {call.via === 'http' && call.url !== '' ? (
          <CardLine code>{`${call.method} ${call.url.replace(/^https?:\/\//, '')}`}</CardLine>
        ) : (
          <CardLine>{call.via === 'calendar' ? text.operations[call.operation] : text.noAddress}</CardLine>
        )}
        {meanwhile === undefined ? null : <CardLine>{text.says(meanwhile)}</CardLine>}
      </>
    );
  },
};
