import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';

/** What a process holds after it has thrown away all it can. */
export interface Holdings {
  /** Objects in use, bytes. */
  readonly heapBytes: number;
  /** What such objects have outside of the heap: sound, mostly. Caches of prompts fill up to 16 MB of it. */
  readonly outsideBytes: number;
  /** Heap, buffers and code together, bytes (`rss`). */
  readonly processBytes: number;
  /** Open sockets, timers and the like, by Node's names (`process.getActiveResourcesInfo`). */
  readonly resources: Readonly<Record<string, number>>;
}

const holdingsSchema = z.object({
  heapBytes: z.number(),
  outsideBytes: z.number(),
  processBytes: z.number(),
  resources: z.record(z.string(), z.number()),
});
const replySchema = z.object({ id: z.number(), result: z.unknown().optional(), error: z.unknown().optional() });

/** Collecting the garbage of a full process takes a second or two. */
const ANSWER_WITHIN_MS = 30_000;

const READ_HOLDINGS = `(() => {
  const resources = {};
  for (const each of process.getActiveResourcesInfo()) resources[each] = (resources[each] ?? 0) + 1;
  const { heapUsed, external, rss } = process.memoryUsage();
  return JSON.stringify({ heapBytes: heapUsed, outsideBytes: external, processBytes: rss, resources });
})()`;

/**
 * Looks into a process that was started with `--inspect=127.0.0.1:<port>`, over the protocol of Node's debugger: the process itself
 * needs no door for it. What is garbage is collected first.
 */
export async function inspectProcess(port: number): Promise<Holdings> {
  const targets = z
    .array(z.object({ webSocketDebuggerUrl: z.string() }))
    .parse(await (await fetch(`http://127.0.0.1:${port}/json/list`)).json());
  const [target] = targets;
  if (target === undefined) throw new Error(`nothing can be inspected at port ${port}`);
  const socket = new WebSocket(target.webSocketDebuggerUrl, { perMessageDeflate: false });
  await once(socket, 'open');
  try {
    // Twice: what the first round finalises is free only for the second.
    await ask(socket, { id: 1, method: 'HeapProfiler.collectGarbage' });
    await ask(socket, { id: 2, method: 'HeapProfiler.collectGarbage' });
    const reply = await ask(socket, { id: 3, method: 'Runtime.evaluate', params: { expression: READ_HOLDINGS } });
    const { result } = z.object({ result: z.object({ value: z.string() }) }).parse(reply);
    return holdingsSchema.parse(JSON.parse(result.value));
  } finally {
    socket.terminate();
  }
}

async function ask(socket: WebSocket, question: { id: number; method: string; params?: unknown }): Promise<unknown> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  // Another question's answer cannot come: one is asked after the other, and no events were asked for.
  const answered = Promise.race([
    once(socket, 'message', { signal }),
    once(socket, 'close', { signal }).then(() => {
      throw new Error('the process that was inspected is gone');
    }),
  ]);
  socket.send(JSON.stringify(question));
  const [data]: unknown[] = await answered;
  const { result, error } = replySchema.parse(JSON.parse(String(data)));
  if (error !== undefined) throw new Error(`${question.method}: ${JSON.stringify(error)}`);
  return result;
}
