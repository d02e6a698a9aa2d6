import { useEffect, useState } from 'react';

export type Loaded<Value> =
  | { readonly status: 'loading' | 'failed' }
  | { readonly status: 'loaded'; readonly value: Value };

/** What a promise gives, asked for anew when the key is another one. */
export function useLoaded<Value>(key: string, load: () => Promise<Value>): Loaded<Value> {
  const [state, setState] = useState<{ key: string; loaded: Loaded<Value> }>({ key, loaded: { status: 'loading' } });
  // The server: what is asked for belongs to the key, not to the function of this drawing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is loaded
  useEffect(() => {
    let isWanted = true;
    const settle = (loaded: Loaded<Value>) => {
      if (isWanted) setState({ key, loaded });
    };
    load().then(
      (value) => settle({ status: 'loaded', value }),
      () => settle({ status: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [key]);
  return state.key === key ? state.loaded : { status: 'loading' };
}
