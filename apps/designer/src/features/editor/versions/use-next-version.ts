import { useEffect, useState } from 'react';
import { useVersionSource } from './version-source.ts';

/** The number of the version that the draft becomes: one more than the newest, which need not be the live one. */
export function useNextVersion(): number {
  const source = useVersionSource();
  const [newest, setNewest] = useState(source.liveVersion ?? 0);
  // The server: what was published before.
  useEffect(() => {
    let isLeft = false;
    source.list().then(
      (kept) => isLeft || setNewest(Math.max(0, ...kept.map((one) => (one.kind === 'version' ? one.number : 0)))),
      // The live one stands in: nothing depends on the number.
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [source]);
  return newest + 1;
}
