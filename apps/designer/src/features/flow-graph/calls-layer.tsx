import { useStore, ViewportPortal } from '@xyflow/react';
import Link from 'next/link';
import { useSyncExternalStore } from 'react';
import styles from './calls-layer.module.css';
import type { CallOnGraph, CallsOnGraph } from './calls-on-graph.ts';
import { boxOf, type GraphNode } from './to-graph.ts';

const NONE: readonly CallOnGraph[] = [];
const DOT_PX = 20;

/** Where calls are: a dot each at the upper edge of its step, beside each other where several are at one; as large at every zoom. */
export function CallsLayer({ calls, nodes }: { calls: CallsOnGraph; nodes: readonly GraphNode[] }) {
  const here = useSyncExternalStore(calls.subscribe, calls.get, () => NONE);
  const scale = useStore((state) => 1 / state.transform[2]);
  const dot = DOT_PX * scale;
  const places = new Map(nodes.map((node) => [node.id, boxOf(node)]));
  const counts = new Map<string, number>();
  return (
    <ViewportPortal>
      {here.map(({ id, node, name, href, floor }) => {
        const place = places.get(node);
        if (place === undefined) return null;
        const before = counts.get(node) ?? 0;
        counts.set(node, before + 1);
        const across = Math.max(1, Math.floor((place.right - place.left) / dot));
        const x = place.left + (before % across) * dot;
        const y = place.top - dot * 0.8 - Math.floor(before / across) * dot;
        return (
          // The list says the same, and can be reached by keys.
          <Link
            key={id}
            className={styles.dot}
            data-floor={floor ?? 'nobody'}
            href={href}
            title={name}
            aria-hidden
            tabIndex={-1}
            style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}
          />
        );
      })}
    </ViewportPortal>
  );
}
