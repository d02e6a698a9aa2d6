/** One event of a `text/event-stream` (WHATWG HTML, server-sent events). */
export interface ServerEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string | undefined;
}

/** The events of a stream, as they come; comments, which keep a connection alive, are passed over. */
export async function* readEventStream(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = parseBlock(block);
        if (event !== undefined) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined); // the connection may be gone already
  }
}

function parseBlock(block: string): ServerEvent | undefined {
  const fields = block.split(/\r?\n/).flatMap((line) => {
    const match = /^(event|data|id): ?(.*)$/.exec(line);
    return match === null ? [] : [[match[1], match[2] ?? ''] as const];
  });
  const last = (name: string) => fields.findLast(([field]) => field === name)?.[1];
  const data = fields.filter(([field]) => field === 'data').map(([, text]) => text);
  if (data.length === 0) return undefined;
  return { event: last('event') ?? 'message', data: data.join('\n'), id: last('id') };
}
