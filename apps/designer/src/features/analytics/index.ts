export { AnalyticsPage } from './analytics-page.tsx';
export { TimeZoneNote } from './time-zone-note.tsx';
