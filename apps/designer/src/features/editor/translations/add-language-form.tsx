import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { addLanguage } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { wantedLanguages } from './spoken-texts.ts';
import { translationStrings } from './strings.ts';
import styles from './translations-panel.module.css';

/** Begins a language: written as a tag, or one that a step already switches to. */
export function AddLanguageForm({ onAdded }: { onAdded: (language: string) => void }) {
  const text = useStrings(translationStrings);
  const { actions } = useEditor().store;
  const flow = useEditorState((state) => state.flow);
  const [written, setWritten] = useState('');
  const [isRefused, setRefused] = useState(false);
  const add = (language: string) => {
    const done = actions.run(addLanguage, { language });
    setRefused(!done);
    if (!done) return;
    setWritten('');
    onAdded(language);
  };
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        add(written.trim());
      }}
    >
      <TextField
        label={text.newLanguage}
        hint={text.newLanguageHint}
        maxLength={20}
        value={written}
        problems={isRefused ? [{ severity: 'error', message: text.refused }] : []}
        onValue={(value) => {
          setWritten(value);
          setRefused(false);
        }}
      />
      <Button type="submit" disabled={written.trim() === ''}>
        {text.add}
      </Button>
      {wantedLanguages(flow).map((language) => (
        <div key={language} className={styles.wanted}>
          <Button size="small" onClick={() => add(language)}>
            {text.wanted(language)}
          </Button>
        </div>
      ))}
    </form>
  );
}
