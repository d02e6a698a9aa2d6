import type { AppRouter, inferRouterInputs } from '@aybiza/api';
import { fromLocal, toLocal } from '../../formats/local-time.ts';
import type { Zone } from '../../formats/own-time-zone.ts';

type Published = inferRouterInputs<AppRouter>['flow']['publish'];
export type WatchSettings = NonNullable<Published['watch']>;
export type Environment = NonNullable<Published['environment']>;

/** What a version is watched by; `usual` is two measures. */
export type WatchedFor = 'usual' | WatchSettings['measures'][number]['measure'];

/** What a person chooses about a watch. */
export interface WatchChoice {
  readonly isOn: boolean;
  readonly watchedFor: WatchedFor;
  /** Of 100 calls; as it is written. */
  readonly margin: string;
  readonly grows: boolean;
}

export const NO_WATCH: WatchChoice = { isOn: false, watchedFor: 'usual', margin: '2', grows: false };

const GROWS_AFTER_CALLS = 50;

/** Undefined: not watched. */
export function toWatch({ isOn, watchedFor, margin, grows }: WatchChoice): WatchSettings | undefined {
  if (!isOn) return undefined;
  const measures: readonly Exclude<WatchedFor, 'usual'>[] =
    watchedFor === 'usual' ? ['dropped', 'notContained'] : [watchedFor];
  return {
    measures: measures.map((measure) => ({ measure, margin: Number(margin) })),
    growAfterCalls: grows ? GROWS_AFTER_CALLS : null,
  };
}

export function isWatchComplete({ isOn, margin }: WatchChoice): boolean {
  return !isOn || (margin.trim() !== '' && Number(margin) >= 0 && Number(margin) <= 50);
}

/** A time as somebody writes it, and by which clock: the one that was shown to them beside it. */
export interface WrittenTime {
  /** As the field of a browser has it. */
  readonly text: string;
  readonly zone: Zone;
}

/** @param at epoch ms */
export function writeTime(at: number, zone: Zone): WrittenTime {
  return { text: toLocal(at, zone.timeZone), zone };
}

/** Epoch ms; NaN while it is no time. */
export function momentOf({ text, zone }: WrittenTime): number {
  return fromLocal(text, zone.timeZone);
}

/** For whom a version answers, where, and from when on. */
export interface ReleaseChoice {
  readonly percent: number;
  readonly watch: WatchChoice;
  readonly environment: Environment;
  /** Null: now. */
  readonly when: WrittenTime | null;
}

export const FOR_ALL_NOW: ReleaseChoice = { percent: 100, watch: NO_WATCH, environment: 'live', when: null };

export function isReleaseComplete({ watch, when }: ReleaseChoice): boolean {
  return isWatchComplete(watch) && (when === null || !Number.isNaN(momentOf(when)));
}

/** What the server is asked for; a version that all callers meet is not watched. */
export function toRelease({ percent, watch, environment, when }: ReleaseChoice) {
  const watched = percent < 100 ? toWatch(watch) : undefined;
  return {
    environment,
    ...(percent === 100 ? {} : { percent }),
    ...(watched === undefined ? {} : { watch: watched }),
    ...(when === null ? {} : { at: momentOf(when) }),
  };
}

/** Which environment is meant where an agent answers in these: the first of them (live, if it is there) until somebody chooses. */
export function environmentOf(publishedIn: readonly Environment[], chosen: Environment | undefined): Environment {
  // Until it is known where the agent answers, what was chosen before stays.
  if (chosen !== undefined && (publishedIn.length === 0 || publishedIn.includes(chosen))) return chosen;
  return publishedIn[0] ?? 'live';
}
