export {
  LIVE_NEWS,
  LIVE_PATH,
  type LiveNews,
  readNews,
  readSaveAnswer,
  readSaveRequest,
  type SaveAnswer,
  type SaveRequest,
  writeNews,
} from './live-message.ts';
export { encodeFlow, mergeFlow, withLane } from './merge-flow.ts';
export { applyEvents, fillDoc, flowMap, readFlow } from './shared-flow.ts';
export { type Change, writeChange } from './write-change.ts';
