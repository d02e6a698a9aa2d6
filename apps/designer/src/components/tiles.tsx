import styles from './tiles.module.css';

/** A figure that is looked at first, with what it means. */
export interface Tile {
  readonly title: string;
  readonly value: string;
  /** What it was before, where that is known. */
  readonly was?: string;
  readonly about: string;
}

/** A few figures beside each other. */
export function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <dl className={styles.tiles}>
      {tiles.map(({ title, value, was, about }) => (
        <div key={title} className={styles.tile}>
          <dt>{title}</dt>
          <dd className={styles.figure}>{value}</dd>
          {was === undefined ? null : <dd className={styles.was}>{was}</dd>}
          <dd className={styles.about}>{about}</dd>
        </div>
      ))}
    </dl>
  );
}
