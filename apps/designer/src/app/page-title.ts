import type { Metadata } from 'next';
import { wordsOfRequest } from '../language/server.ts';
import type { WordsOf } from '../language/strings.ts';
import { titleStrings } from './strings.ts';

/** A page's `generateMetadata`: its title in the reader's language, and whatever else the page says of itself. */
export function pageTitle(name: keyof WordsOf<typeof titleStrings>, more: Metadata = {}): () => Promise<Metadata> {
  return async () => ({ ...more, title: (await wordsOfRequest(titleStrings))[name] });
}
