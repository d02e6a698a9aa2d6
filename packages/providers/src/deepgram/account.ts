import type { LookupFunction } from 'node:net';
import type { Clock } from '@aybiza/foundation/clock';

/** What every Deepgram adapter needs. */
export interface DeepgramAccount {
  apiKey: string;
  /** Scheme and host of the sockets, `wss://api.deepgram.com` or a regional or local one. */
  baseUrl: string;
  clock: Clock;
  /** How names are looked up: guarded, where a user has given the address. Default as the system does. */
  lookup?: LookupFunction;
  /** May the vendor keep what callers say to improve its models? Default no; the price may depend on it. */
  allowModelImprovement?: boolean;
  /** Told about what is odd but not fatal; the text is the vendor's and personal data in logs. */
  onWarning?: (warning: DeepgramWarning) => void;
}

export interface DeepgramWarning {
  code: string;
  description: string;
}

/** Some four round trips to another continent, and still time to say something before a caller has heard nothing for 2 s. */
export const CONNECT_TIMEOUT_MS = 1500;

/** How long a polite goodbye may take before the socket is dropped. */
export const CLOSE_TIMEOUT_MS = 2000;
