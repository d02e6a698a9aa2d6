import { ViewportPortal } from '@xyflow/react';
import { useMemo } from 'react';
import { classNames } from '../../components/class-names.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { flowStrings } from '../flow-words/index.ts';
import styles from './group-frames.module.css';
import { toFrames } from './to-frames.ts';
import type { GraphNode } from './to-graph.ts';

/** A light frame behind the steps of each group. Only a picture: what can be pressed is the group's own card. */
export function GroupFrames({ nodes }: { nodes: readonly GraphNode[] }) {
  const words = useStrings(flowStrings);
  const frames = useMemo(() => toFrames(nodes, words), [nodes, words]);
  if (frames.length === 0) return null;
  return (
    <ViewportPortal>
      <div className={styles.frames} aria-hidden>
        {frames.map(({ id, title, x, y, width, height, selected }) => (
          <div
            key={id}
            className={classNames(styles.frame, selected && styles.selected)}
            data-group={id}
            style={{ width, height, transform: `translate(${x}px, ${y}px)` }}
          >
            <span>{title}</span>
          </div>
        ))}
      </div>
    </ViewportPortal>
  );
}
