import { Button } from '../../../components/button.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { editorStrings } from '../strings.ts';
import styles from './fields.module.css';
import { type FieldProps, PromptField } from './fields.tsx';

interface PromptListProps extends FieldProps<string[]> {
  itemLabel: (position: number) => string;
  most: number;
}

/** What is said try by try, or by turns. */
export function PromptList({ field, label, hint, itemLabel, value: prompts, most, onValue }: PromptListProps) {
  const text = useStrings(editorStrings).fields;
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      {prompts.map((prompt, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a prompt has no name but its place
        <div key={index} className={styles.group}>
          <PromptField
            field={`${field}.${index}`}
            label={itemLabel(index + 1)}
            value={prompt}
            onValue={(words, typing) => onValue(prompts.with(index, words), typing)}
          />
          <div>
            <Button look="plain" size="small" onClick={() => onValue(prompts.toSpliced(index, 1))}>
              {text.remove(itemLabel(index + 1))}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button size="small" disabled={prompts.length >= most} onClick={() => onValue([...prompts, ''])}>
          {text.add(itemLabel(prompts.length + 1))}
        </Button>
      </div>
    </fieldset>
  );
}
