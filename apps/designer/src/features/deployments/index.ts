export { AgentDeployments } from './agent-deployments.tsx';
export { DeploymentsPanel } from './deployments-panel.tsx';
