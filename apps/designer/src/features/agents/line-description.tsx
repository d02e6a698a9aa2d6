import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Button } from '../../components/button.tsx';
import { TextArea } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import styles from './line-questions.module.css';
import { agentsStrings } from './strings.ts';
/** As much as the server asks for. */
export const LEAST_LETTERS = 20;
const MOST_LETTERS = 8_000;

interface LineDescriptionProps {
  description: string;
  onDescription: (description: string) => void;
  /** Whoever has no model that can write goes on with questions. */
  onQuestions: () => void;
}

/** The line in somebody's own words, for a model to draw. */
export function LineDescription({ description, onDescription, onQuestions }: LineDescriptionProps) {
  const strings = useStrings(agentsStrings).description;
  const hasModel = useHasModel();
  if (hasModel === false)
    return (
      <div className={styles.questions}>
        <p role="status" className={styles.missing}>
          {strings.practice} <Link href="/settings/providers">{strings.connect}</Link>, {strings.instead}
        </p>
        <div>
          <Button onClick={onQuestions}>{strings.questions}</Button>
        </div>
      </div>
    );
  return (
    <TextArea
      label={strings.label}
      placeholder={strings.placeholder}
      hint={strings.hint}
      value={description}
      onValue={onDescription}
      minLength={LEAST_LETTERS}
      maxLength={MOST_LETTERS}
      rows={8}
      required
    />
  );
}

/** Is there a model that can do more than practise? Undefined until it is known. */
function useHasModel(): boolean | undefined {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.system.status.queryOptions());
  return data === undefined ? undefined : data.equipment.llm === 'real';
}
