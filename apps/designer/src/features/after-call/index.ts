export { AfterCallPage } from './after-call-page.tsx';
export { StepResults } from './step-results.tsx';
export { isUnderWay } from './under-way.ts';
