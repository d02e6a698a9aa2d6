export { NO_FILTERS, writeFilters } from './call-filters.ts';
export { CallStatus, usePartyOf } from './call-status.tsx';
export { CallsPage } from './calls-page.tsx';
