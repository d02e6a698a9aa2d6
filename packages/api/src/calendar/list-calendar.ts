import { listBookings } from '@aybiza/db/bookings';
import { listResources } from '@aybiza/db/calendar';
import { workspaceProcedure } from '../trpc.ts';
import { listCalendarInput, listCalendarOutput } from './list-calendar.schema.ts';

const MOST_BOOKINGS = 500;

/** What can be booked, when it is open, and who has booked in a stretch of time. */
export const listCalendar = workspaceProcedure({
  role: 'viewer',
  scope: 'calendar:read',
  route: 'GET /calendar',
  summary: 'List resources, opening times and bookings',
})
  .input(listCalendarInput)
  .output(listCalendarOutput)
  .query(({ ctx, input }) =>
    ctx.inWorkspace(async (tx) => ({
      resources: await listResources(tx),
      bookings: await listBookings(tx, {
        endsAfter: input.from,
        startsBefore: input.before,
        limit: MOST_BOOKINGS,
      }),
    })),
  );
