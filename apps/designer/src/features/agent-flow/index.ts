export { AgentFlowPage } from './agent-flow-page.tsx';
