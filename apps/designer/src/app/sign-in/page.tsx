import { SignInPage } from '../../features/sign-in/index.ts';
import { pageTitle } from '../page-title.ts';

export const generateMetadata = pageTitle('signIn');

export default async function Page({ searchParams }: PageProps<'/sign-in'>) {
  const { next, error } = await searchParams;
  return (
    <SignInPage next={typeof next === 'string' ? next : '/'} error={typeof error === 'string' ? error : undefined} />
  );
}
