import type { Flow } from '@aybiza/flow';
import { createContext, useContext } from 'react';

/** A published version of the flow that is being edited. */
export interface PublishedVersion {
  readonly number: number;
  readonly note: string;
  /** Epoch ms. */
  readonly publishedAt: number;
  /** Answers calls now. */
  readonly live: boolean;
}

/** Where the published versions come from: another object once something was published. Each rejects when it cannot be reached. */
export interface VersionSource {
  /** The version that answers calls; null before the first publishing. */
  readonly liveVersion: number | null;
  /** Newest first. */
  list(): Promise<readonly PublishedVersion[]>;
  /** Undefined when there is no version of that number. */
  load(number: number): Promise<Flow | undefined>;
}

export const VersionSourceContext = createContext<VersionSource | null>(null);

/** @throws Error outside of the editor */
export function useVersionSource(): VersionSource {
  const source = useContext(VersionSourceContext);
  if (source === null) throw new Error('Versions are known only inside the editor.');
  return source;
}
