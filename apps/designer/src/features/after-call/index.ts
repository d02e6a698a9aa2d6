export { AfterCallPage } from './after-call-page.tsx';
export { StepResults } from './step-results.tsx';
