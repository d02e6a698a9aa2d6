import { Note } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';

export function ResumeInspector() {
  return <Note>{editorStrings.kinds.resume.note}</Note>;
}
