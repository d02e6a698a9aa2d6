import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type * as Bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type pg from 'pg';
import { z } from 'zod';

/** Prisma's own schema engine in WebAssembly: the part of Prisma that reads and applies migrations. */
export type SchemaEngine = Bindings.SchemaEngine;

const ENGINE = '@prisma/schema-engine-wasm/schema_engine_bg';
const enginePath = createRequire(import.meta.url).resolve(ENGINE);

/** Node.js has it, but its types come only with a browser's library. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

let bindings: Promise<typeof Bindings> | undefined;

/** Loads the engine on its connection; the caller ends the pool and frees the engine. Nothing is downloaded. */
export async function openSchemaEngine(
  pool: pg.Pool,
  datamodel: [path: string, content: string],
): Promise<SchemaEngine> {
  bindings ??= loadBindings();
  const { SchemaEngine } = await bindings;
  const adapter = bindMigrationAwareSqlAdapterFactory(adapterFactory(pool));
  return SchemaEngine.new({ datamodels: [datamodel] }, () => {}, adapter);
}

/** The package expects a bundler that can import `.wasm`; Node.js 20 cannot, so the module is put together here. */
async function loadBindings(): Promise<typeof Bindings> {
  const [glue, bytes] = await Promise.all([
    import('@prisma/schema-engine-wasm/schema_engine_bg'),
    readFile(join(dirname(enginePath), 'schema_engine_bg.wasm')),
  ]);
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': withoutLingering(glue) });
  glue.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start: start } = instance.exports;
  if (typeof start !== 'function') throw new Error('the schema engine has no start function: check its version');
  start();
  return glue;
}

/**
 * The engine limits its waits by timers that it never clears: after a migration one of 10 s would keep the program alive. While it
 * works, its connection does that.
 */
function withoutLingering(glue: object): Record<string, unknown> {
  const entries = Object.entries(glue).map(([name, value]) => {
    if (!name.startsWith('__wbg_setTimeout_')) return [name, value];
    return [name, (callback: () => void, delayMs: number) => setTimeout(callback, delayMs >>> 0).unref()];
  });
  return Object.fromEntries(entries);
}

/**
 * Prisma's adapter runs a script by cutting it at every semicolon, which breaks functions and is not atomic.
 * Ours sends it whole: PostgreSQL then runs it as one transaction, and a failed migration leaves nothing behind.
 */
function adapterFactory(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const prismaPg = new PrismaPg(pool);
  const connect = async () => {
    const adapter = await prismaPg.connect();
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((cause: unknown) => {
        throw toAdapterError(cause);
      });
    };
    return adapter;
  };
  return {
    provider: prismaPg.provider,
    adapterName: prismaPg.adapterName,
    connect,
    connectToShadowDb: () => Promise.reject(new Error('no shadow database: never ask for a diff from migrations')),
  };
}

const databaseErrorSchema = z.object({ code: z.string(), message: z.string(), severity: z.string().default('ERROR') });

function toAdapterError(thrown: unknown): unknown {
  const parsed = databaseErrorSchema.safeParse(thrown);
  if (!parsed.success) return thrown;
  const absent = { detail: undefined, column: undefined, hint: undefined };
  return new DriverAdapterError({ kind: 'postgres', ...parsed.data, ...absent });
}
