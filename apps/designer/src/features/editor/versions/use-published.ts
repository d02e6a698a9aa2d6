import { useEffect, useState } from 'react';
import type { Environment } from '../../releases/index.ts';
import { useVersionSource } from './version-source.ts';

export interface Published {
  /** The number of the version that the draft becomes: one more than the newest, which need not be the live one. */
  readonly next: number;
  /** The version that answers in an environment: of several in the live one that of most callers, elsewhere the newest. */
  readonly answering: ReadonlyMap<Environment, number>;
}

/** What was published before. */
export function usePublished(): Published {
  const source = useVersionSource();
  const { liveVersion } = source;
  // Until it is known, and where it cannot be found out, the live version stands in.
  const [published, setPublished] = useState<Published>(() => ({
    next: (liveVersion ?? 0) + 1,
    answering: new Map(liveVersion === null ? [] : [['live', liveVersion]]),
  }));
  // The server: what was published before.
  useEffect(() => {
    let isLeft = false;
    source.list().then(
      (kept) => {
        const versions = kept.flatMap((one) => (one.kind === 'version' ? [one] : []));
        const next = Math.max(0, ...versions.map(({ number }) => number)) + 1;
        const answering = new Map<Environment, number>();
        // Newest first: it stays.
        for (const { number, environments } of versions.toReversed())
          for (const environment of environments) answering.set(environment, number);
        if (liveVersion !== null) answering.set('live', liveVersion);
        if (!isLeft) setPublished({ next, answering });
      },
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [source, liveVersion]);
  return published;
}
