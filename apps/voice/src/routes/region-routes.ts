import {
  createSeal,
  isInTime,
  MOST_NUMBERS,
  type NumberEntry,
  type NumberPage,
  nonceSchema,
  type RegionReport,
  SEAL_HEADER,
} from '@aybiza/region-protocol';
import { type Context, Hono } from 'hono';
import type { Answering } from '../answer-call.ts';
import { HIGH, type ProcessLoad } from '../process-load.ts';
import type { Records } from '../records/call-records-port.ts';
import { wordsForLeaving } from './words-for-leaving.ts';

export interface RegionRoutesOptions {
  readonly answering: Pick<Answering, 'clock'> & {
    readonly calls: Pick<Answering['calls'], 'isDraining' | 'hasRoom' | 'count' | 'places'>;
    readonly records: Pick<Records, 'isReady' | 'listNumberBook'>;
  };
  readonly region: string;
  /** `EDGE_SECRET`. */
  readonly secret: string;
  readonly load?: Pick<ProcessLoad, 'utilisation'> | undefined;
}

/** What the edge asks: sealed by it, and answered under a seal. For everybody else nothing is here. */
export function regionRoutes({ answering, region, secret, load }: RegionRoutesOptions): Hono {
  const opening = createSeal(secret);
  const app = new Hono();

  async function answer(context: Context, find: () => Promise<RegionReport | NumberPage>): Promise<Response> {
    const seal = await opening;
    const { pathname, search } = new URL(context.req.url);
    const nonce = nonceSchema.safeParse(context.req.query('nonce')).data;
    const given = context.req.header(SEAL_HEADER) ?? '';
    const isTheirs = nonce !== undefined && (await seal.isOfQuestion(given, pathname + search));
    if (!isTheirs || !isInTime(context.req.query('at') ?? '', answering.clock.now())) return context.notFound();
    const body = JSON.stringify(await find());
    context.header(SEAL_HEADER, await seal.ofAnswer(nonce, body));
    context.header('Cache-Control', 'no-store');
    return context.body(body, 200, { 'Content-Type': 'application/json' });
  }

  app.get('/region', (context) =>
    answer(context, async () => {
      const { calls, records } = answering;
      const isReady = !calls.isDraining && (await records.isReady());
      return { region, isReady, load: loadOf(calls, load?.utilisation ?? 0), places: calls.places };
    }),
  );
  app.get('/region/numbers', (context) =>
    answer(context, async () => {
      const { after, only } = context.req.query();
      const numbers = await answering.records.listNumberBook({ after, only, limit: MOST_NUMBERS });
      const last = numbers.length < MOST_NUMBERS ? undefined : numbers.at(-1);
      return { region, numbers: numbers.map(toEntry), ...(last === undefined ? {} : { next: last.e164 }) };
    }),
  );
  return app;
}

/** 0 to 1, where the next call would be turned away: by how many there are, or by how busy the process is. */
function loadOf(calls: RegionRoutesOptions['answering']['calls'], utilisation: number): number {
  if (!calls.hasRoom) return 1;
  return Math.min(1, Math.max(calls.count / (calls.count + calls.places), utilisation / HIGH));
}

function toEntry(booked: Awaited<ReturnType<Records['listNumberBook']>>[number]): NumberEntry {
  const { e164: number, fallbackNumber, processedIn } = booked;
  const { goodbye, connecting, language } = wordsForLeaving('broken', booked.language);
  return {
    ...{ number, goodbye, connecting, language },
    ...(fallbackNumber === undefined ? {} : { fallback: fallbackNumber }),
    ...(processedIn === 'anywhere' ? {} : { pinnedTo: processedIn }),
  };
}
