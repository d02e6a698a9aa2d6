import type { BrowserCall, BrowserCallChange, Invitation } from '@aybiza/browser-call';
import type { VisitorMessage } from '@aybiza/call-protocol';
import { type Appearance, readAppearance } from './looks.ts';

export type VisitorCall = BrowserCall<VisitorMessage>;

export interface CallListener {
  onChange(change: BrowserCallChange<VisitorMessage>): void;
  /** Loudness of whoever speaks, from 0 to 1. */
  onLevel(level: number): void;
}

/** Why no call was begun: the business takes none, or this visitor asked too often. */
export type Refusal = 'closed' | 'often';

/** What a widget asks of AYBIZA. */
export interface Door {
  /** Undefined: this page may not show the widget, or there is none. */
  look(): Promise<Appearance | undefined>;
  /** Rejects when nobody can be reached. */
  invite(): Promise<Invitation | Refusal>;
  createCall(listener: CallListener): Promise<VisitorCall>;
}

/** The file that a call is made with: sound and socket come only when somebody wants to talk or write. */
interface CallFile {
  createVisitorCall(server: string, listener: CallListener): VisitorCall;
}

/** `server`: the origin that the script came from. */
export function createDoor(server: string, widgetId: string): Door {
  const address = `${server}/api/widgets/${encodeURIComponent(widgetId)}`;
  return {
    async look() {
      const response = await fetch(address, { credentials: 'omit' });
      return response.ok ? readAppearance(await response.json()) : undefined;
    },
    async invite() {
      // Without a body or a header of its own, the browser need not ask first whether it may (CORS preflight).
      const response = await fetch(`${address}/calls`, { method: 'POST', credentials: 'omit' });
      if (response.status === 429) return 'often';
      if (!response.ok) return 'closed';
      return response.json();
    },
    async createCall(listener) {
      const file: CallFile = await import(`${server}/widget/call.js`);
      return file.createVisitorCall(server, listener);
    },
  };
}
