import { router } from '../trpc.ts';
import { listCalendar } from './list-calendar.ts';

export const calendarRouter = router({ list: listCalendar });
