import { TextAreaField } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';
import type { InspectorProps } from '../inspector-props.ts';

export function CommentInspector({ data, change }: InspectorProps<'comment'>) {
  return (
    <TextAreaField
      field="text"
      label={editorStrings.kinds.comment.text}
      value={data.text}
      onValue={(text) => change({ ...data, text }, 'text')}
    />
  );
}
