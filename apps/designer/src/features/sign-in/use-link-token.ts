'use client';

import { useEffect, useState } from 'react';

/** What stands behind `#` in a link of a message; null while it is not known yet, empty where there is none. It is taken out of the address at once. */
export function useLinkToken(): string | null {
  const [token, setToken] = useState<string | null>(null);
  // The address bar, which the server does not see this part of.
  useEffect(() => {
    const { hash, pathname } = window.location;
    setToken((known) => known ?? hash.slice(1));
    if (hash !== '') window.history.replaceState(null, '', pathname);
  }, []);
  return token;
}
