import { WorkspacePage } from '../../../../features/settings/index.ts';

export const metadata = { title: 'General' };

export default function Page() {
  return <WorkspacePage />;
}
