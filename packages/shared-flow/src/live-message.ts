/** Where drafts are edited live, on the designer's own address. No page may have this path: Next.js takes no socket there. */
export const LIVE_PATH = '/live-drafts';

/**
 * What a page and the server say to each other beside the document itself. A page asks for a save; everything that it sent before is
 * in what the answer speaks of, since messages of a connection keep their order.
 */
export interface SaveRequest {
  readonly ask: 'save';
  /** Chosen by whoever asks; the answer has it too. */
  readonly id: string;
}

export type SaveAnswer =
  | { readonly answer: 'saved'; readonly id: string; readonly revision: number }
  /** The document is kept, but what it says now is no flow, as when two texts together are too long. */
  | { readonly answer: 'refused'; readonly id: string; readonly reason: string }
  /** Not kept: ask again. */
  | { readonly answer: 'failed'; readonly id: string };

/** Undefined for whatever else comes over the socket. */
export function readSaveRequest(payload: string): SaveRequest | undefined {
  const { ask, id } = readMembers(payload);
  return ask === 'save' && isId(id) ? { ask, id } : undefined;
}

export function readSaveAnswer(payload: string): SaveAnswer | undefined {
  const { answer, id, revision, reason } = readMembers(payload);
  if (!isId(id)) return undefined;
  if (answer === 'saved' && typeof revision === 'number') return { answer, id, revision };
  if (answer === 'refused' && typeof reason === 'string') return { answer, id, reason };
  return answer === 'failed' ? { answer, id } : undefined;
}

/** What is beside a draft, and can change while it is open. */
export const LIVE_NEWS = ['comments', 'approval'] as const;
export type LiveNews = (typeof LIVE_NEWS)[number];

/** What the server tells every page of a draft: fetch this again. */
export function writeNews(news: LiveNews): string {
  return JSON.stringify({ news });
}

export function readNews(payload: string): LiveNews | undefined {
  const { news } = readMembers(payload);
  return LIVE_NEWS.find((known) => known === news);
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 40;
}

function readMembers(payload: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // Not ours: it is left alone.
    return {};
  }
}
