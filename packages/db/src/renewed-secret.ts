import { z } from 'zod';
import { momentColumn } from './columns.ts';

/** The columns of a secret that can be renewed, all sealed. */
export const renewedSecretColumns = {
  secret: z.string(),
  previousSecret: z.string().nullable(),
  previousUntil: momentColumn.nullable(),
};

/** The secret before the present one, sealed; it signs as well until a moment that may be over. */
export interface PreviousSecret {
  readonly sealed: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** Another secret in the place of the present one. */
export interface SecretRenewal {
  /** The present one, sealed, as whoever renews it knows it. */
  readonly before: string;
  readonly sealed: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Until when the present one signs as well. */
  readonly until: number;
}

export function previousSecretOf(row: {
  previousSecret: string | null;
  previousUntil: number | null;
}): PreviousSecret | null {
  const { previousSecret: sealed, previousUntil: until } = row;
  return sealed === null || until === null ? null : { sealed, until };
}

/**
 * What a row must be, and becomes, when its secret is renewed. Not while the one before still signs: whoever knows only that must not be
 * cut off.
 */
export function renewSecretColumns({ before, sealed, now, until }: SecretRenewal) {
  return {
    where: { secret: before, OR: [{ previousUntil: null }, { previousUntil: { lte: new Date(now) } }] },
    data: { secret: sealed, previousSecret: before, previousUntil: new Date(until) },
  };
}

/** The secret before the present one signs no more, and is forgotten. */
export const endPreviousSecretColumns = {
  where: { previousSecret: { not: null } },
  data: { previousSecret: null, previousUntil: null },
};
