import { WidgetsPanel } from '../../../../features/settings/index.ts';

export const metadata = { title: 'Web widgets' };

export default function Page() {
  return <WidgetsPanel />;
}
