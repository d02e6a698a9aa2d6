'use client';

import type { ReaderLanguage } from '@aybiza/foundation/reader-language';
import { useLanguage } from '../language/use-strings.tsx';
import { createFormats, type Formats } from './create-formats.ts';

const kept = new Map<ReaderLanguage, Formats>();

/** How the reader's language writes figures, sums and moments. */
export function useFormats(): Formats {
  const language = useLanguage();
  const known = kept.get(language);
  if (known !== undefined) return known;
  const formats = createFormats(language);
  kept.set(language, formats);
  return formats;
}
