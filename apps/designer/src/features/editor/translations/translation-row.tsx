import { TextArea } from '../../../components/text-field.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { translate } from '../commands/index.ts';
import { useEditor } from '../editor-context.tsx';
import { goToNode } from '../go-to-node.ts';
import { HearButton } from '../hearing/hear-button.tsx';
import { missingHoles, type SpokenText } from './spoken-texts.ts';
import { translationStrings } from './strings.ts';
import styles from './translations-panel.module.css';

/** One text: the step that says it, its words, and the same in another language. */
export function TranslationRow({ language, spoken }: { language: string; spoken: SpokenText }) {
  const text = useStrings(translationStrings);
  const editor = useEditor();
  const { actions } = editor.store;
  const { node, field, title, original, translation } = spoken;
  const missing = missingHoles(spoken);
  const write = (written: string) =>
    actions.run(translate, { language, node, field, text: written }, { mark: `${language} ${spoken.key}` });
  const goTo = () => {
    actions.look({ panel: 'step' });
    goToNode(editor, node, field);
  };
  return (
    <tr className={styles.row} data-missing={translation === ''}>
      <th scope="row">
        <button type="button" title={text.goTo(title)} onClick={goTo}>
          {title}
        </button>
      </th>
      <td className={styles.original}>{original}</td>
      <td>
        <TextArea
          label={text.translationOf(original)}
          hideLabel
          lang={language}
          placeholder={text.placeholder}
          maxLength={4_000}
          value={translation}
          problems={missing.length === 0 ? [] : [{ severity: 'warning', message: text.missingHoles(missing) }]}
          onValue={write}
          onBlur={actions.settle}
        />
        <HearButton node={node} field={field} source={translation} language={language} side="left" />
      </td>
    </tr>
  );
}
