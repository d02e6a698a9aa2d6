import styles from './node-card.module.css';

/** A text with its `{{…}}` holes drawn as chips. */
export function TemplateText({ text }: { text: string }) {
  const parts = splitTemplate(text);
  return (
    <>
      {parts.map(({ hole, words, at }) =>
        hole ? (
          <span key={at} className={styles.hole}>
            {words}
          </span>
        ) : (
          words
        ),
      )}
    </>
  );
}

interface TemplatePart {
  readonly hole: boolean;
  readonly words: string;
  /** Where it stands in the text: its key. */
  readonly at: number;
}

/** Splits for the eye only; the compiler reads templates with its own parser. */
export function splitTemplate(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let at = 0;
  for (const match of text.matchAll(/\{\{([^}]*)\}\}/g)) {
    if (match.index > at) parts.push({ hole: false, words: text.slice(at, match.index), at });
    parts.push({ hole: true, words: (match[1] ?? '').trim(), at: match.index });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ hole: false, words: text.slice(at), at });
  return parts;
}
