import { CalendarPage } from '../../../features/calendar/index.ts';

export const metadata = { title: 'Calendar' };

export default function Page() {
  return <CalendarPage />;
}
