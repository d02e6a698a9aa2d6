import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useEditor } from '../editor-context.tsx';
import panels from '../panels/panels.module.css';
import { type FoundPassage, findPassages } from './find-passages.ts';
import styles from './knowledge-panel.module.css';
import { knowledgeStrings } from './strings.ts';

/** Which passages a question brings up, before a caller asks it. */
export function TryQuestion() {
  const text = useStrings(knowledgeStrings);
  const { store } = useEditor();
  const [question, setQuestion] = useState('');
  const [found, setFound] = useState<readonly FoundPassage[] | 'failed' | null>(null);
  const find = async (event: FormEvent) => {
    event.preventDefault();
    setFound(await findPassages(store.getState().flow, question).catch(() => 'failed' as const));
  };
  return (
    <form className={panels.stack} onSubmit={(event) => void find(event)}>
      <TextField label={text.question} hint={text.questionHint} value={question} onValue={setQuestion} />
      <div>
        <Button size="small" type="submit" disabled={question.trim() === ''}>
          {text.find}
        </Button>
      </div>
      <div role="status">
        <Found found={found} />
      </div>
    </form>
  );
}

function Found({ found }: { found: readonly FoundPassage[] | 'failed' | null }) {
  const text = useStrings(knowledgeStrings);
  if (found === null) return null;
  if (found === 'failed') return <p className={panels.hint}>{text.notTried}</p>;
  if (found.length === 0) return <p className={panels.hint}>{text.nothingFound}</p>;
  return (
    <ol className={styles.passages}>
      {found.map(({ title, text: words }) => (
        <li key={`${title} ${words}`}>
          <b>{title}</b>
          <p>{words}</p>
        </li>
      ))}
    </ol>
  );
}
