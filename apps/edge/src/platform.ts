/** What Cloudflare gives a Worker beyond the web's own interfaces, as far as it is used here (Cloudflare: Workers, runtime APIs). */
export interface Platform {
  /** Keeps the Worker alive for what the caller does not wait for. */
  waitUntil(work: Promise<unknown>): void;
}

/** Workers KV. What was written is seen everywhere within a minute. */
export interface KeyValueStore {
  /** @param options.cacheTtl seconds that a data centre may answer from its own copy, 30 at least */
  get(key: string, options: { type: 'text'; cacheTtl: number }): Promise<string | null>;
  put(key: string, value: string): Promise<void>;
}

/** The rate limiting binding: counted for each data centre, and let through when nobody knows. */
export interface RateLimit {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/** The cache of a data centre, shared by all its isolates. */
interface EdgeCache {
  match(key: string): Promise<Response | undefined>;
  put(key: string, response: Response): Promise<void>;
}
declare const caches: { readonly default: EdgeCache };

/** Not at the top of a module: there is none before the first request. */
export function edgeCache(): EdgeCache {
  return caches.default;
}
