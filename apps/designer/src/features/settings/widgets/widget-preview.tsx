import type { Appearance } from '@aybiza/widget/looks';
import { useEffect, useRef } from 'react';
import styles from './widgets.module.css';

/** The widget as visitors see it, open; only to look at. */
export function WidgetPreview({ label, appearance }: { label: string; appearance: Appearance }) {
  const stage = useRef<HTMLDivElement>(null);
  // An element of the browser's own: React does not draw what is in it.
  useEffect(() => {
    let isGone = false;
    void import('@aybiza/widget/element').then(({ defineWidget, WIDGET_TAG, WidgetElement }) => {
      if (isGone || stage.current === null) return;
      defineWidget();
      const shown = stage.current.firstElementChild ?? document.createElement(WIDGET_TAG);
      if (!(shown instanceof WidgetElement)) return;
      if (!shown.isConnected) stage.current.append(shown);
      shown.show(appearance);
      shown.open();
    });
    return () => {
      isGone = true;
    };
  }, [appearance]);
  return (
    <section className={styles.preview} aria-label={label}>
      <div ref={stage} inert />
    </section>
  );
}
