export { LivePage } from './live-page.tsx';
export { OperatorPanel } from './operator-panel.tsx';
