import { KnowledgePage } from '../../../features/knowledge/index.ts';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('knowledge');

export default async function Page({ searchParams }: PageProps<'/knowledge'>) {
  const { document } = await searchParams;
  return <KnowledgePage shownDocument={typeof document === 'string' ? document : undefined} />;
}
