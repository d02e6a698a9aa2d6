import { KnowledgePage } from '../../../features/knowledge/index.ts';

export const metadata = { title: 'Knowledge' };

export default function Page() {
  return <KnowledgePage />;
}
