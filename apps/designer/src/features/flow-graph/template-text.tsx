import { splitTemplate } from '@aybiza/flow';
import styles from './node-card.module.css';

/** A text with its `{{…}}` holes drawn as chips. */
export function TemplateText({ text }: { text: string }) {
  return (
    <>
      {splitTemplate(text).map(({ kind, source, at }) =>
        kind === 'hole' ? (
          <span key={at} className={styles.hole}>
            {source.trim()}
          </span>
        ) : (
          source
        ),
      )}
    </>
  );
}
