import { AppError } from '@aybiza/foundation/errors';
import { z } from 'zod';
import { Prisma } from './generated/client.ts';

export type DatabaseErrorCode = 'DATABASE_UNAVAILABLE' | 'DATABASE_BUSY' | 'DATABASE_FULL' | 'STORED_VALUE_INVALID';

/** Prisma's codes for: not reachable, timed out, closed, refused, no connection free. */
const UNAVAILABLE = new Set(['P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2037']);
/** Prisma's codes for: transaction not begun or not finished in time, write conflict or deadlock. */
const BUSY = new Set(['P2028', 'P2034']);
/** PostgreSQL's: connection lost (class 08), too many connections, shutting down or starting up. */
const SQL_UNAVAILABLE = /^(08...|53300|57P0[1-3])$/;
/** PostgreSQL's: statement took too long, lock not granted, deadlock, serialisation failure. */
const SQL_BUSY = /^(57014|55P03|40P01|40001|25P03)$/;
/** PostgreSQL's: its disk is full. It still reads, and does what is asked again once there is room. */
const SQL_FULL = '53100';
/** Where pg throws a plain Error, its sentence is all there is to know it by; the last one is our own. */
const LOST = /Connection terminated|Query read timeout|timeout exceeded when trying to connect|database went silent/;
const SOCKET_CODE = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)/;

/** The driver adapter's words for the same. */
const UNAVAILABLE_KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);

const prismaMetaSchema = z.object({
  driverAdapterError: z.object({ cause: z.object({ kind: z.string(), originalCode: z.string().default('') }) }),
});
const systemErrorSchema = z.object({ code: z.string() });

/** What a caller can act on becomes an AppError; anything else stays what it was. */
export function toDatabaseError(thrown: unknown): unknown {
  switch (judge(thrown)) {
    case 'unavailable':
      return databaseError('DATABASE_UNAVAILABLE', { message: 'the database cannot be reached', cause: thrown });
    case 'full':
      return databaseError('DATABASE_FULL', { message: 'the disk of the database is full', cause: thrown });
    case 'busy':
      return databaseError('DATABASE_BUSY', { message: 'the database did not finish in time', cause: thrown });
    default:
      return thrown;
  }
}

/** What is wrong with the database; undefined: nothing, it is what was asked of it. */
type Trouble = 'unavailable' | 'busy' | 'full' | undefined;

function judge(thrown: unknown): Trouble {
  if (thrown instanceof AppError || !(thrown instanceof Error)) return undefined;
  if (thrown instanceof Prisma.PrismaClientInitializationError) return 'unavailable';
  if (thrown instanceof Prisma.PrismaClientKnownRequestError) return judgeRequestError(thrown);
  const code = systemErrorSchema.safeParse(thrown).data?.code ?? '';
  return LOST.test(thrown.message) || SOCKET_CODE.test(code) ? 'unavailable' : undefined;
}

function judgeRequestError(thrown: Prisma.PrismaClientKnownRequestError): Trouble {
  const reported = prismaMetaSchema.safeParse(thrown.meta).data?.driverAdapterError.cause;
  const { kind, originalCode } = reported ?? { kind: '', originalCode: '' };
  if (UNAVAILABLE.has(thrown.code) || UNAVAILABLE_KINDS.has(kind)) return 'unavailable';
  if (originalCode === SQL_FULL) return 'full';
  if (SQL_UNAVAILABLE.test(originalCode)) return 'unavailable';
  return BUSY.has(thrown.code) || SQL_BUSY.test(originalCode) ? 'busy' : undefined;
}

const TROUBLE: ReadonlySet<string> = new Set<DatabaseErrorCode>([
  'DATABASE_UNAVAILABLE',
  'DATABASE_BUSY',
  'DATABASE_FULL',
]);

/** Did the database fail, was it too slow, or full? Then nothing was found out about what was to be done with it. */
export function isDatabaseTrouble(error: unknown): boolean {
  return error instanceof AppError && TROUBLE.has(error.code);
}

/** The one way this package makes an operational error. */
export function databaseError(code: DatabaseErrorCode, details: { message: string; cause: unknown }): AppError {
  const { message, cause } = details;
  return new AppError(message, { code, retryable: code !== 'STORED_VALUE_INVALID', expose: false, cause });
}
