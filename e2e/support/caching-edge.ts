import CachePolicy from 'http-cache-semantics';
import { type Answer, sendRaw } from './ways-in.ts';

interface Stored {
  readonly policy: CachePolicy;
  readonly answer: Answer;
}

/**
 * A cache that many people share, in front of the product, as an edge would stand there: it keeps whatever HTTP lets it keep (RFC 9111, with what it may
 * keep by its own judgement), and gives it to whoever asks for the same address.
 */
export class CachingEdge {
  readonly #stored = new Map<string, Stored[]>();

  /** Addresses of which it has kept something. */
  get kept(): string[] {
    return [...this.#stored.keys()];
  }

  async ask(path: string, headers: Readonly<Record<string, string>>): Promise<Answer & { isFromCache: boolean }> {
    const request = { method: 'GET', url: path, headers };
    const known = this.#stored.get(path) ?? [];
    const hit = known.find(({ policy }) => policy.satisfiesWithoutRevalidation(request));
    if (hit !== undefined) return { ...hit.answer, isFromCache: true };
    const answer = await sendRaw(path, { headers });
    const policy = new CachePolicy(request, answer, { shared: true });
    if (policy.storable()) this.#stored.set(path, [...known, { policy, answer }]);
    return { ...answer, isFromCache: false };
  }
}
