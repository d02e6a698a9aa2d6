export {
  FOR_ALL_NOW,
  isReleaseComplete,
  isWatchComplete,
  NO_WATCH,
  type ReleaseChoice,
  toRelease,
  toWatch,
} from './release-choice.ts';
export { ShareFields, WhenFields, WhereField } from './release-fields.tsx';
export { releaseStrings } from './strings.ts';
export { WatchFields } from './watch-fields.tsx';
