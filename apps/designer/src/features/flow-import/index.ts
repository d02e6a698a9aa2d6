export { FileSource } from './file-source.tsx';
export { ImportReport } from './import-report.tsx';
export { findReport, type KeptReport, keepReport } from './kept-report.ts';
export type { ReadFlow } from './read-import.ts';
export { importStrings } from './strings.ts';
