import { z } from 'zod';

const ids = z.array(z.string().min(1).max(60)).max(100).default([]);

/** Documents and collections of the workspace, by their ids. They are no part of the flow: what they say changes without a new version. */
export const librarySettings = { documents: ids, collections: ids } as const;
