import { type KeyboardEvent, useContext, useEffect, useRef } from 'react';
import { classNames } from '../../components/class-names.ts';
import { useNameCompletion } from '../../components/name-completion.tsx';
import styles from './node-card.module.css';
import { NamesContext } from './node-cards.ts';
import { graphStrings } from './strings.ts';

const NO_NAMES: readonly string[] = [];

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
  const box = useRef<HTMLTextAreaElement>(null);
  // The focus: whoever asked to write wants to write at once.
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);
  const known = useContext(NamesContext);
  const names = lines === 'one' ? NO_NAMES : known;
  const completion = useNameCompletion({ box, names, label: graphStrings.variables, onText });
  const onKeyDown = (event: KeyboardEvent) => {
    completion.area.onKeyDown(event);
    if (event.isDefaultPrevented()) return;
    const enough = event.key === 'Enter' && (lines === 'one' || event.metaKey || event.ctrlKey);
    if (!enough && event.key !== 'Escape') return;
    event.preventDefault();
    onDone();
  };
  return (
    <div className={styles.writing}>
      <textarea
        {...completion.area}
        ref={box}
        rows={1}
        aria-label={label}
        className={classNames(styles.editor, lines === 'one' && styles.nameEditor, 'nodrag', 'nopan', 'nowheel')}
        value={text}
        placeholder={placeholder}
        maxLength={lines === 'one' ? 200 : 4_000}
        onChange={(event) =>
          onText(lines === 'one' ? event.currentTarget.value.replace(/\n/g, ' ') : event.currentTarget.value)
        }
        onKeyDown={onKeyDown}
        onBlur={onDone}
      />
      {completion.list}
    </div>
  );
}
