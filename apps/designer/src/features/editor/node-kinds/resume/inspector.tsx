import { useStrings } from '../../../../language/use-strings.tsx';
import { Note } from '../../inspector/fields.tsx';
import { editorStrings } from '../../strings.ts';

export function ResumeInspector() {
  const strings = useStrings(editorStrings);
  return <Note>{strings.kinds.resume.note}</Note>;
}
