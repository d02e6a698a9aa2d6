import type { AppRouter, inferRouterOutputs } from '@aybiza/api';
import Link from 'next/link';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './calendar.module.css';
import { calendarStrings } from './strings.ts';
import { clockTime, type Day, dateIn } from './week.ts';

type Calendar = inferRouterOutputs<AppRouter>['calendar']['list'];
type Resource = Calendar['resources'][number];
type Booking = Calendar['bookings'][number];

interface WeekListProps {
  resource: Resource;
  days: readonly Day[];
  bookings: readonly Booking[];
}

/** A week as a list: what is booked on each day, in the resource's own time. */
export function WeekList({ resource, days, bookings }: WeekListProps) {
  const strings = useStrings(calendarStrings);
  const { dayOfYear } = useFormats();
  return (
    <ol className={styles.week}>
      {days.map((day) => {
        const open = resource.openingTimes.filter(({ weekday }) => weekday === day.weekday);
        const booked = bookings.filter(({ startsAt }) => dateIn(startsAt, resource.timeZone) === day.date);
        return (
          <li key={day.date} className={styles.day}>
            <h3>
              {strings.weekdays[day.weekday - 1]} <span>{dayOfYear(day.noon)}</span>
            </h3>
            <p className={styles.hours}>
              {open.length === 0
                ? strings.closed
                : open.map(({ fromMinute, toMinute }) => `${clockTime(fromMinute)}–${clockTime(toMinute)}`).join(', ')}
            </p>
            {booked.length === 0 ? (
              <p className={styles.free}>{open.length === 0 ? '' : strings.free}</p>
            ) : (
              <ul className={styles.bookings}>
                {booked.map((booking) => (
                  <BookingRow key={booking.id} booking={booking} timeZone={resource.timeZone} />
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function BookingRow({ booking, timeZone }: { booking: Booking; timeZone: string }) {
  const strings = useStrings(calendarStrings);
  const time = useFormats().clock(timeZone);
  return (
    <li className={styles.booking}>
      <time dateTime={new Date(booking.startsAt).toISOString()}>
        {time(booking.startsAt)}–{time(booking.endsAt)}
      </time>
      <b>{booking.name}</b>
      <span>{booking.phone}</span>
      <span>{strings.reference(booking.reference)}</span>
      {booking.note === '' ? null : <span>{booking.note}</span>}
      {booking.callId === null ? null : <Link href={`/calls/${booking.callId}`}>{strings.fromCall}</Link>}
    </li>
  );
}
