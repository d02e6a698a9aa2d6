export { CallBackList } from './call-back-list.tsx';
export { CallBackTable } from './call-back-table.tsx';
export { CallBacksPage } from './call-backs-page.tsx';
