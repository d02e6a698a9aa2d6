import { z } from 'zod';
import { databaseError } from './database-error.ts';
import { Prisma } from './generated/client.ts';

/** A timestamp column as the rest of the system knows moments: epoch milliseconds. */
export const momentColumn = z.date().transform((date) => date.getTime());

/** A 64-bit column; every value we write is a safe integer. */
export const bigintColumn = z.bigint().transform((value, context) => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) context.addIssue('larger than a JavaScript number can hold');
  return number;
});

/** A row or JSON column to its domain object: what the database holds is as foreign as a request until this. */
export function parseStored<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw databaseError('STORED_VALUE_INVALID', {
    message: 'a stored value has not the expected shape',
    cause: parsed.error,
  });
}

/** PostgreSQL can store neither NUL nor half a surrogate pair; a caller may well have said or sent them. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Any JSON-like value for a JSON column. Drops what JSON has no word for, as JSON.stringify does. */
export function toJsonColumn(value: unknown): Prisma.InputJsonValue | typeof Prisma.JsonNull {
  return toJson(value) ?? Prisma.JsonNull;
}

/** The same as text, for a statement written by hand. */
export function toJsonText(value: unknown): string {
  return JSON.stringify(toJson(value));
}

function toJson(value: unknown): Prisma.InputJsonValue | null {
  if (typeof value === 'string') return storableText(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [storableText(key), toJson(item)]));
}
