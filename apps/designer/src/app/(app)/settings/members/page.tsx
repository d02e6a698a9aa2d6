import { MembersPage } from '../../../../features/settings/index.ts';

export const metadata = { title: 'Members' };

export default function Page() {
  return <MembersPage />;
}
