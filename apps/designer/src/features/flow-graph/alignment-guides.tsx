import { ViewportPortal } from '@xyflow/react';
import type { Guide } from './align.ts';
import styles from './alignment-guides.module.css';

/** The lines on which what is being moved lies with other cards; as thin on the screen at every zoom. */
export function AlignmentGuides({ guides }: { guides: readonly Guide[] }) {
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className={styles.guides} aria-hidden>
        {guides.map(({ vertical, at, from, to }) => (
          <line
            key={`${vertical} ${at}`}
            {...(vertical ? { x1: at, x2: at, y1: from, y2: to } : { x1: from, x2: to, y1: at, y2: at })}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
}
