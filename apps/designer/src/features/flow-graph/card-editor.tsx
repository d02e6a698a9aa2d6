import { type KeyboardEvent, useContext, useEffect, useId, useRef } from 'react';
import { classNames } from '../../components/class-names.ts';
import { type FieldProblem, ProblemNote } from '../../components/field-frame.tsx';
import { useNameCompletion } from '../../components/name-completion.tsx';
import { useKeptCaret } from '../../components/use-kept-caret.ts';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './card-editor.module.css';
import { NamesContext, WrittenProblemsContext } from './node-cards.ts';
import { graphStrings } from './strings.ts';

const NO_NAMES: readonly string[] = [];
const NO_PROBLEMS: readonly FieldProblem[] = [];

export interface CardEditorProps {
  label: string;
  text: string;
  placeholder: string;
  /** One line (a name) ends with Enter; several lines end with Mod+Enter or by leaving. */
  lines: 'one' | 'many';
  onText: (text: string) => void;
  onDone: () => void;
}

/** Writing on the card itself. Escape and leaving both end it; undo takes the whole of it back. */
export function CardEditor({ label, text, placeholder, lines, onText, onDone }: CardEditorProps) {
  const strings = useStrings(graphStrings);
  const box = useRef<HTMLTextAreaElement>(null);
  // The focus: whoever asked to write wants to write at once.
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);
  useKeptCaret(box, text);
  const known = useContext(NamesContext);
  const names = lines === 'one' ? NO_NAMES : known;
  const found = useContext(WrittenProblemsContext);
  const problems = lines === 'one' ? NO_PROBLEMS : found;
  const notes = useId();
  const completion = useNameCompletion({ box, names, label: strings.variables, onText });
  const onKeyDown = (event: KeyboardEvent) => {
    completion.area.onKeyDown(event);
    if (event.isDefaultPrevented()) return;
    const enough = event.key === 'Enter' && (lines === 'one' || event.metaKey || event.ctrlKey);
    if (!enough && event.key !== 'Escape') return;
    event.preventDefault();
    onDone();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears whether the focus has left it
    <div
      className={styles.writing}
      // Whoever goes to what mends a problem is still writing.
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onDone();
      }}
    >
      <textarea
        {...completion.area}
        ref={box}
        rows={1}
        aria-label={label}
        aria-describedby={notes}
        aria-invalid={problems.some(({ severity }) => severity === 'error')}
        className={classNames(styles.editor, lines === 'one' && styles.nameEditor, 'nodrag', 'nopan', 'nowheel')}
        value={text}
        placeholder={placeholder}
        maxLength={lines === 'one' ? 200 : 4_000}
        onChange={(event) =>
          onText(lines === 'one' ? event.currentTarget.value.replace(/\n/g, ' ') : event.currentTarget.value)
        }
        onKeyDown={onKeyDown}
      />
      {completion.list}
      <WrittenProblems
        id={notes}
        // A name that is not written to its end yet is no mistake.
        problems={completion.list === null ? problems : NO_PROBLEMS}
        onBack={() => box.current?.focus()}
      />
    </div>
  );
}

interface WrittenProblemsProps {
  id: string;
  problems: readonly FieldProblem[];
  /** On with the text. */
  onBack: () => void;
}

/** What is wrong with what is being written, below it and over what is there: a card that grows and shrinks would move its wires. */
function WrittenProblems({ id, problems, onBack }: WrittenProblemsProps) {
  return (
    <div
      id={id}
      role="status"
      className={classNames(styles.writtenProblems, 'nodrag', 'nopan')}
      hidden={problems.length === 0}
      // The text keeps the focus while a button is pressed.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      // A button that mends a problem is gone with it.
      onClick={onBack}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onBack();
      }}
    >
      {problems.map((problem) => (
        <ProblemNote key={problem.message} problem={problem} />
      ))}
    </div>
  );
}
