import { useEffect, useState } from 'react';
import type { Environment } from '../../releases/index.ts';
import { useVersionSource } from './version-source.ts';

export interface Published {
  /** The number of the version that the draft becomes: one more than the newest, which need not be the live one. */
  readonly next: number;
  /** Where something answers already, beside which a new version may answer for some. */
  readonly environments: ReadonlySet<Environment>;
}

/** What was published before. */
export function usePublished(): Published {
  const source = useVersionSource();
  const { liveVersion } = source;
  // Until it is known, and where it cannot be found out, the live version stands in.
  const [published, setPublished] = useState<Published>(() => ({
    next: (liveVersion ?? 0) + 1,
    environments: new Set(liveVersion === null ? [] : (['live'] as const)),
  }));
  // The server: what was published before.
  useEffect(() => {
    let isLeft = false;
    source.list().then(
      (kept) => {
        const versions = kept.flatMap((one) => (one.kind === 'version' ? [one] : []));
        const next = Math.max(0, ...versions.map(({ number }) => number)) + 1;
        const environments = new Set(versions.flatMap((version) => version.environments));
        if (!isLeft) setPublished({ next, environments });
      },
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [source]);
  return published;
}
