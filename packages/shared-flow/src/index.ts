export { LIVE_PATH, readSaveAnswer, readSaveRequest, type SaveAnswer, type SaveRequest } from './live-message.ts';
export { encodeFlow, mergeFlow } from './merge-flow.ts';
export { applyEvents, fillDoc, flowMap, readFlow } from './shared-flow.ts';
export { type Change, writeChange } from './write-change.ts';
