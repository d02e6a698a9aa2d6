import { diffFlows, type Flow } from '@aybiza/flow';
import { useEffect, useMemo, useState } from 'react';
import { useWordsFor } from '../../../language/use-strings.tsx';
import { type Changes, describeChanges } from './describe-changes.ts';
import { useVersionSource } from './version-source.ts';

export type AnsweringChanges =
  | { readonly status: 'first' | 'loading' | 'failed' }
  | { readonly status: 'known'; readonly changes: Changes };

/** What is different between a version that answers calls and the draft. @param version its number; null where none answers */
export function useAnsweringChanges(version: number | null, draft: Flow): AnsweringChanges {
  const source = useVersionSource();
  const of = useWordsFor();
  const [loaded, setLoaded] = useState<Flow | 'failed' | null>(null);
  // The server: the version that answers calls.
  useEffect(() => {
    if (version === null) return undefined;
    let isLeft = false;
    setLoaded(null);
    void source
      .load({ kind: 'version', number: version })
      .catch(() => undefined)
      .then((flow) => isLeft || setLoaded(flow ?? 'failed'));
    return () => {
      isLeft = true;
    };
  }, [source, version]);
  return useMemo(() => {
    if (version === null) return { status: 'first' };
    if (loaded === null) return { status: 'loading' };
    if (loaded === 'failed') return { status: 'failed' };
    const changes = describeChanges(diffFlows(loaded, draft), { before: loaded, after: draft }, of);
    return { status: 'known', changes };
  }, [version, loaded, draft, of]);
}
