import type { Invitation } from '@aybiza/browser-call';
import { COME_BACK_WITHIN_MS } from '@aybiza/call-protocol';
import type { Line } from './view.ts';

/** A call that goes on while its page is loaded anew, or another page of the site comes: how to get back into it, and what was said. */
export interface KeptCall {
  readonly way: Invitation;
  readonly lines: readonly Line[];
}

/** In the tab's own store, so that no other tab finds it. A page that has none loses its call, and nothing else. */
export function keepCall(key: string, call: KeptCall, now: number): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ ...call, leftAt: now }));
  } catch {
    // A sandboxed frame, or a store that is full.
  }
}

/** The call that this tab has just left, once: a tab that is copied finds nothing. */
export function takeCall(key: string, now: number): KeptCall | undefined {
  try {
    const kept = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return kept === null ? undefined : readKept(JSON.parse(kept), now);
  } catch {
    return undefined; // The same, or a text that another script has written there.
  }
}

function readKept(kept: Partial<KeptCall> & { leftAt?: number }, now: number): KeptCall | undefined {
  const { way, lines, leftAt } = kept;
  if (typeof way?.url !== 'string' || typeof way.token !== 'string' || !Array.isArray(lines)) return undefined;
  return typeof leftAt === 'number' && now - leftAt < COME_BACK_WITHIN_MS ? { way, lines } : undefined;
}
