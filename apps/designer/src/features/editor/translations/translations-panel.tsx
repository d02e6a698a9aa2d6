import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Select } from '../../../components/select.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { flowStrings } from '../../flow-words/index.ts';
import { removeLanguage } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import panels from '../panels/panels.module.css';
import { AddLanguageForm } from './add-language-form.tsx';
import { spokenTexts } from './spoken-texts.ts';
import { translationStrings } from './strings.ts';
import { TranslationRow } from './translation-row.tsx';
import styles from './translations-panel.module.css';

/** What the flow says, in the other languages it speaks. */
export function TranslationsPanel() {
  const text = useStrings(translationStrings);
  const { store, announce } = useEditor();
  const translations = useEditorState((state) => state.flow.translations);
  const wanted = useEditorState((state) => state.view.openLanguage);
  const setWanted = (language: string) => store.actions.look({ openLanguage: language });
  const languages = Object.keys(translations).toSorted();
  const chosen = languages.find((language) => language === wanted) ?? languages[0];
  if (chosen === undefined) {
    return (
      <EmptyState icon="language" title={text.emptyTitle} action={<AddLanguageForm onAdded={setWanted} />}>
        {text.empty}
      </EmptyState>
    );
  }
  const remove = () => {
    if (store.actions.run(removeLanguage, { language: chosen })) announce(text.removed(chosen));
  };
  return (
    <div className={panels.stack}>
      <p className={panels.hint}>{text.hint}</p>
      <div className={styles.choose}>
        <Select
          label={text.language}
          value={chosen}
          options={languages.map((language) => ({ value: language, label: text.name(language) }))}
          onValue={setWanted}
        />
        <IconButton icon="trash" side="left" label={text.remove} onClick={remove} />
      </div>
      <details className={styles.another}>
        <summary>{text.addLanguage}</summary>
        <AddLanguageForm onAdded={setWanted} />
      </details>
      <TranslationTable key={chosen} language={chosen} />
    </div>
  );
}

const MORE = 100;

function TranslationTable({ language }: { language: string }) {
  const text = useStrings(translationStrings);
  const flowWords = useStrings(flowStrings);
  const flow = useEditorState((state) => state.flow);
  const texts = spokenTexts(flow, language, flowWords);
  // What is missing stands first, as it was when the table was opened: nothing moves away from under the pen.
  const [doneAtFirst] = useState(() => new Set(texts.filter(isDone).map(({ key }) => key)));
  const [most, setMost] = useState(MORE);
  const ordered = [
    ...texts.filter(({ key }) => !doneAtFirst.has(key)),
    ...texts.filter(({ key }) => doneAtFirst.has(key)),
  ];
  return (
    <>
      <p className={styles.progress} role="status">
        {text.progress(texts.length - texts.filter(isDone).length, texts.length)}
      </p>
      <table className={styles.table}>
        <tbody>
          {ordered.slice(0, most).map((spoken) => (
            <TranslationRow key={spoken.key} language={language} spoken={spoken} />
          ))}
        </tbody>
      </table>
      {ordered.length > most ? (
        <div>
          <Button size="small" onClick={() => setMost(most + MORE)}>
            {text.more(ordered.length - most)}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function isDone({ translation }: { translation: string }): boolean {
  return translation !== '';
}
