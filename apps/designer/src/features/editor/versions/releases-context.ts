import { createContext, type ReactNode } from 'react';

/** Which versions of the agent answer where, and what can be done about it: whoever opens the editor brings it along. */
export const ReleasesContext = createContext<ReactNode>(null);
