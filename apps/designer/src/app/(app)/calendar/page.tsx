import { CalendarPage } from '../../../features/calendar/index.ts';
import { pageTitle } from '../../page-title.ts';

export const generateMetadata = pageTitle('calendar');

export default function Page() {
  return <CalendarPage />;
}
