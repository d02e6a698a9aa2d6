import type { z } from 'zod';

/** The contract of a job, known to whoever asks for it and to whoever does it. */
export interface JobDefinition<Name extends string, Payload> {
  /** Also the name of its queue and the `kind` of its outbox rows. Never with a colon: the queue refuses it. */
  readonly name: Name;
  /** Ids plus what cannot be looked up later: a job may run long after it was asked for. */
  readonly payload: z.ZodType<Payload>;
  /** All tries, the first included. */
  readonly attempts: number;
  /** How many of these one process does at a time. */
  readonly concurrency: number;
  /** Ms to wait when `triesMade` (1 or more) tries have failed. */
  backoffMs(triesMade: number): number;
}

/** Checks what the compiler cannot. */
export function defineJob<const Name extends string, Payload>(
  definition: JobDefinition<Name, Payload>,
): JobDefinition<Name, Payload> {
  if (!/^[a-z][a-z-]+$/.test(definition.name)) throw new Error(`name the job ${definition.name} in kebab-case`);
  return definition;
}

/** Doubling pauses in ms: `firstMs`, twice that, four times that … */
export function doublingFrom(firstMs: number): (triesMade: number) => number {
  return (triesMade) => firstMs * 2 ** (triesMade - 1);
}
