import styles from './mark.module.css';

/** The product's sign, as in the tab of the browser. It stands beside the name and says nothing itself. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg className={styles.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M9 17v-2M13 20v-8M17 23V9M21 20v-8M25 17v-2" />
    </svg>
  );
}
