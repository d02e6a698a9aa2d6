export { CallStatus, partyOf } from './call-status.tsx';
export { CallsPage } from './calls-page.tsx';
