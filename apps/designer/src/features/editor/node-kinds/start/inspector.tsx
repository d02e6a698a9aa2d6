import { Note } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';

export function StartInspector() {
  return <Note>{editorStrings.kinds.start.note}</Note>;
}
