import type { KnowledgeDocument } from '@aybiza/db/knowledge-documents';
import type { SafeFetch } from '@aybiza/safe-fetch';
import type { Storage } from '@aybiza/storage';
import type { Read } from './block.ts';
import { decodeText } from './decode-text.ts';
import { fetchPage } from './fetch-page.ts';
import { type ReadingApart, readApart } from './read-apart.ts';
import { readTable } from './read-table.ts';
import { readText } from './read-text.ts';
import { unreadable } from './unreadable.ts';

export interface Sources extends ReadingApart {
  readonly storage: Storage;
  readonly fetch: SafeFetch;
}

/** What a document says now, and how many bytes it has. @throws Unreadable */
export async function readSource(document: KnowledgeDocument, sources: Sources): Promise<Read & { bytes: number }> {
  const { kind, address, storageKey } = document;
  if (kind === 'page') return readAddress(address ?? '', sources);
  const bytes = storageKey === null ? undefined : await sources.storage.get(storageKey);
  if (bytes === undefined) throw unreadable('NOT_THERE');
  return { ...(await readBytes(kind, bytes, sources)), bytes: bytes.length };
}

async function readAddress(address: string, sources: Sources): Promise<Read & { bytes: number }> {
  const { mediaType, charset, bytes } = await fetchPage(address, sources.fetch, sources.signal);
  const size = { bytes: bytes.length };
  switch (mediaType) {
    case 'text/html':
    case 'application/xhtml+xml': {
      const html = decodeText(bytes, charset ?? charsetInside(bytes));
      return { ...(await readApart({ kind: 'page', bytes: html }, sources)), ...size };
    }
    case 'application/pdf':
      return { ...(await readBytes('pdf', bytes, sources)), ...size };
    case 'text/csv':
      return { ...(await readBytes('csv', bytes, sources)), ...size };
    case 'text/plain':
      return { ...(await readBytes('text', bytes, sources)), ...size };
    case 'text/markdown':
      return { ...(await readBytes('markdown', bytes, sources)), ...size };
    default:
      throw unreadable('NOT_A_PAGE');
  }
}

async function readBytes(
  kind: Exclude<KnowledgeDocument['kind'], 'page'>,
  bytes: Uint8Array,
  sources: Sources,
): Promise<Read> {
  switch (kind) {
    case 'pdf': {
      const read = await readApart({ kind: 'pdf', bytes: new Uint8Array(bytes) }, sources);
      // Pictures of pages, most likely.
      if (read.blocks.length === 0) throw unreadable('NO_TEXT');
      return read;
    }
    case 'csv':
      return { blocks: readTable(decodeText(bytes)) };
    case 'text':
    case 'markdown':
      return { blocks: readText(decodeText(bytes), kind === 'markdown') };
  }
}

/** As a page says in its first kilobyte (WHATWG HTML, “prescan a byte stream”), for servers that do not. */
function charsetInside(bytes: Uint8Array): string | undefined {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(beginning)?.[1];
}
