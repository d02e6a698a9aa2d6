export { PlannedNote } from './planned-note.tsx';
export {
  type Environment,
  environmentOf,
  FOR_ALL_NOW,
  isReleaseComplete,
  isWatchComplete,
  momentOf,
  NO_WATCH,
  type ReleaseChoice,
  toRelease,
  toWatch,
  type WrittenTime,
  writeTime,
} from './release-choice.ts';
export {
  EnvironmentChoice,
  EnvironmentSelect,
  ShareFields,
  TimeField,
  WhenFields,
  WhereField,
} from './release-fields.tsx';
export { releaseStrings } from './strings.ts';
export { usePlannedTime } from './use-planned-time.ts';
export { type Planning, usePlanning } from './use-planning.ts';
export { WatchFields } from './watch-fields.tsx';
