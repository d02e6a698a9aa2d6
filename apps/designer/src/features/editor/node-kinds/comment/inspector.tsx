import { useStrings } from '../../../../language/use-strings.tsx';
import { bindParts } from '../../inspector/bind-parts.ts';
import { TextAreaField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function CommentInspector({ data, change }: InspectorProps<'comment'>) {
  const strings = useStrings(editorStrings);
  const bind = bindParts({ value: data, onValue: change });
  return <TextAreaField {...bind('text')} label={strings.kinds.comment.text} />;
}
