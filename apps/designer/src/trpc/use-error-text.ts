'use client';

import { useCallback } from 'react';
import { useStrings } from '../language/use-strings.tsx';
import { errorText } from './client.tsx';
import { refusalStrings } from './strings.ts';

/** Says what happened and what to do, in the reader's language. */
export function useErrorText(): (error: unknown) => string {
  const words = useStrings(refusalStrings);
  return useCallback((error) => errorText(error, words), [words]);
}

/** Says an error in a sentence for people: what it gives never returns, and throws an Error with that sentence. */
export function useExplain(): (error: unknown) => never {
  const errorText = useErrorText();
  return useCallback(
    (error) => {
      throw new Error(errorText(error), { cause: error });
    },
    [errorText],
  );
}
