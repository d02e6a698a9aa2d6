import { bindParts } from '../../inspector/bind-parts.ts';
import { TextAreaField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function CommentInspector({ data, change }: InspectorProps<'comment'>) {
  const bind = bindParts({ value: data, onValue: change });
  return <TextAreaField {...bind('text')} label={editorStrings.kinds.comment.text} />;
}
