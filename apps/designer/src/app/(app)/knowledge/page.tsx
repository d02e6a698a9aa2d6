import { KnowledgePage } from '../../../features/knowledge/index.ts';

export const metadata = { title: 'Knowledge' };

export default async function Page({ searchParams }: PageProps<'/knowledge'>) {
  const { document } = await searchParams;
  return <KnowledgePage shownDocument={typeof document === 'string' ? document : undefined} />;
}
