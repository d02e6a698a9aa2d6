import type { GuidedAnswers } from '@aybiza/flow-writer/guided';
import { Checkbox } from '../../components/checkbox.tsx';
import { TextArea, TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './line-questions.module.css';
import { agentsStrings } from './strings.ts';

/** What nobody has answered yet. The clock of whoever asks is taken for that of the line. */
export function firstAnswers(business: string): GuidedAnswers {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const language = timeZone.startsWith('America/') ? 'en-US' : 'en-GB';
  const texts = { business, trade: '', hours: '', facts: '', person: '' };
  return { ...texts, language, timeZone, books: true, takesMessages: true };
}

/** Is there anything that callers can do? */
export function offersSomething({ books, takesMessages, hours, facts }: GuidedAnswers): boolean {
  return books || takesMessages || hours.trim() !== '' || facts.trim() !== '';
}

interface LineQuestionsProps {
  answers: GuidedAnswers;
  onAnswers: (answers: GuidedAnswers) => void;
}

/** The questions out of whose answers a finished flow is put together. */
export function LineQuestions({ answers, onAnswers }: LineQuestionsProps) {
  const strings = useStrings(agentsStrings).questions;
  const set = (changed: Partial<GuidedAnswers>) => onAnswers({ ...answers, ...changed });
  return (
    <div className={styles.questions}>
      <div className={styles.pair}>
        <TextField
          label={strings.business}
          placeholder={strings.businessPlaceholder}
          hint={strings.businessHint}
          value={answers.business}
          onValue={(business) => set({ business })}
          maxLength={80}
          required
        />
        <TextField
          label={strings.trade}
          placeholder={strings.tradePlaceholder}
          value={answers.trade}
          onValue={(trade) => set({ trade })}
          maxLength={120}
        />
      </div>
      <fieldset className={styles.wishes}>
        <legend>{strings.wishes}</legend>
        <Checkbox
          label={strings.books}
          hint={strings.booksHint}
          checked={answers.books}
          onChecked={(books) => set({ books })}
        />
        <Checkbox
          label={strings.messages}
          hint={strings.messagesHint}
          checked={answers.takesMessages}
          onChecked={(takesMessages) => set({ takesMessages })}
        />
      </fieldset>
      <TextField
        label={strings.hours}
        placeholder={strings.hoursPlaceholder}
        hint={strings.hoursHint}
        value={answers.hours}
        onValue={(hours) => set({ hours })}
        maxLength={500}
      />
      <TextArea
        label={strings.facts}
        placeholder={strings.factsPlaceholder}
        hint={strings.factsHint}
        value={answers.facts}
        onValue={(facts) => set({ facts })}
        maxLength={20_000}
        rows={3}
      />
      <TextField
        label={strings.person}
        placeholder={strings.personPlaceholder}
        hint={strings.personHint}
        type="tel"
        pattern="\+[1-9][\d\s\(\)\-]{4,24}"
        title={strings.personPattern}
        value={answers.person}
        onValue={(person) => set({ person })}
        maxLength={40}
      />
      {offersSomething(answers) ? null : (
        <p role="status" className={styles.missing}>
          {strings.nothing}
        </p>
      )}
    </div>
  );
}
