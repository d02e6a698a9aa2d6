export { type FlowWords, flowStrings } from './strings.ts';
export { fixText, problemText, titleOf, wayName } from './words.ts';
