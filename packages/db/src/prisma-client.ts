import type { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

/** Prisma with a sign in front of the wall that row-level security is: a bulk write must name its workspace. */
export function openPrisma(adapter: PrismaPg) {
  return new PrismaClient({ adapter }).$extends({
    query: {
      $allModels: {
        updateMany: ({ model, args, query }) => query(withWorkspace(model, args)),
        deleteMany: ({ model, args, query }) => query(withWorkspace(model, args)),
      },
    },
  });
}

type ExtendedClient = ReturnType<typeof openPrisma>;
/** The client inside `$transaction`. */
export type TransactionClient = Omit<
  ExtendedClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$use' | '$extends'
>;

function withWorkspace<Args extends { where?: unknown }>(model: string, args: Args): Args {
  const { where } = args;
  const isBound = typeof where === 'object' && where !== null && 'workspaceId' in where;
  if (!isBound) throw new Error(`a bulk write to ${model} must name its workspace`);
  return args;
}
