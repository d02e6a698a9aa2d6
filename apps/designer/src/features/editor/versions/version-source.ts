import type { Flow } from '@aybiza/flow';
import { createContext, useContext } from 'react';

/** A published version of the flow that is being edited. */
export interface PublishedVersion {
  readonly kind: 'version';
  readonly number: number;
  /** What people call it; empty for most. */
  readonly name: string;
  readonly note: string;
  /** When it was published, in epoch ms. */
  readonly at: number;
  /** Whoever published it; null when nobody knows. */
  readonly by: string | null;
  /** Where it answers calls now. */
  readonly environments: readonly ('live' | 'staging' | 'development')[];
}

/** What a test call runs: a version, what answers in an environment, or (null) the draft. */
export type Called = number | PublishedVersion['environments'][number] | null;

/** What the draft was at some time. Callers never heard it. */
export interface Checkpoint {
  readonly kind: 'checkpoint';
  readonly id: string;
  /** Why it was kept. */
  readonly reason: 'automatic' | 'named' | 'beforeRestore' | 'beforeImport';
  /** With a name it is kept for ever. */
  readonly name: string;
  /** Since when the draft had been like this, in epoch ms. */
  readonly at: number;
  /** Whoever had edited it last, or kept it; null when nobody knows. */
  readonly by: string | null;
}

/** What the flow was before. */
export type KeptFlow = PublishedVersion | Checkpoint;

export type KeptFlowRef = Pick<PublishedVersion, 'kind' | 'number'> | Pick<Checkpoint, 'kind' | 'id'>;

/** Two names for the same. */
export function isSameKept(left: KeptFlowRef, right: KeptFlowRef): boolean {
  return keyOfKept(left) === keyOfKept(right);
}

export function keyOfKept(kept: KeptFlowRef): string {
  return kept.kind === 'version' ? `version ${kept.number}` : `checkpoint ${kept.id}`;
}

/**
 * Where versions and checkpoints come from: another object once something was published, kept or renamed. Each rejects with a sentence for
 * people.
 */
export interface VersionSource {
  /** The version that answers calls; null before the first publishing. */
  readonly liveVersion: number | null;
  /** Newest first. */
  list(): Promise<readonly KeptFlow[]>;
  /** Undefined when it is not there any more. */
  load(kept: KeptFlowRef): Promise<Flow | undefined>;
  /** Keeps the saved draft as it is now, for ever. */
  keep(name: string): Promise<void>;
  /** The same, since something else is about to take its place. */
  keepBefore(reason: 'beforeRestore' | 'beforeImport'): Promise<void>;
  /** Another name for a checkpoint; without one it is kept for a month. */
  rename(checkpoint: string, name: string): Promise<void>;
}

export const VersionSourceContext = createContext<VersionSource | null>(null);

/** @throws Error outside of the editor */
export function useVersionSource(): VersionSource {
  const source = useContext(VersionSourceContext);
  if (source === null) throw new Error('Versions are known only inside the editor.');
  return source;
}
