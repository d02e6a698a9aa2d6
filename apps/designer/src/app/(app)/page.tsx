import { AgentsPage } from '../../features/agents/index.ts';

export const metadata = { title: 'Agents' };

export default function Page() {
  return <AgentsPage />;
}
