import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo, useContext, useState } from 'react';
import { classNames } from '../../components/class-names.ts';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './edge-line.module.css';
import { CardActionsContext } from './node-cards.ts';
import { graphStrings } from './strings.ts';
import type { GraphEdge } from './to-graph.ts';

/** A wire, with a `+` in its middle while the pointer is on it. */
export const EdgeLine = memo(function EdgeLine(props: EdgeProps<GraphEdge>) {
  const strings = useStrings(graphStrings);
  const { id, sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition, selected, data } = props;
  const actions = useContext(CardActionsContext);
  const [isUnderPointer, setUnderPointer] = useState(false);
  const [path, middleX, middleY] = getBezierPath({
    sourceX,
    sourceY,
    sourcePosition,
    targetX,
    targetY,
    targetPosition,
  });
  return (
    <g
      className={classNames(
        styles.line,
        data?.visited && styles.visited,
        data?.cover === 'untaken' && styles.untaken,
        data?.cover === 'taken' && styles.taken,
        data?.change !== undefined && styles[data.change],
        selected && styles.selected,
      )}
      onPointerEnter={() => setUnderPointer(true)}
      onPointerLeave={() => setUnderPointer(false)}
    >
      {data?.cover === 'untaken' ? <title>{strings.untaken}</title> : null}
      <BaseEdge path={path} interactionWidth={22} />
      {actions.readOnly || !(isUnderPointer || selected) ? null : (
        // biome-ignore lint/a11y/useSemanticElements: SVG has no button
        <g
          role="button"
          aria-label={strings.insert}
          className={styles.insert}
          transform={`translate(${middleX} ${middleY})`}
          onPointerDown={(event) => event.stopPropagation()}
          onClick={(event) => {
            event.stopPropagation();
            actions.onInsert(id, { x: event.clientX, y: event.clientY });
          }}
        >
          <circle r={16} className={styles.reach} />
          <circle r={9} />
          <path d="M-4 0h8M0 -4v8" />
        </g>
      )}
    </g>
  );
});
