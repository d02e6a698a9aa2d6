import { AgentsPage } from '../../features/agents/index.ts';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('agents');

export default function Page() {
  return <AgentsPage />;
}
