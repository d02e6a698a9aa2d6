/** As they are chosen; empty is no filter. Days are of the browser's own time zone. */
export interface AuditFilters {
  readonly actorId: string;
  readonly action: string;
  readonly from: string;
  /** Included. */
  readonly to: string;
}

export const NO_FILTERS: AuditFilters = { actorId: '', action: '', from: '', to: '' };

export interface AuditInput {
  actorId?: string;
  action?: string;
  from?: number;
  before?: number;
}

/** As the API takes them. */
export function toInput({ actorId, action, from, to }: AuditFilters): AuditInput {
  const begin = startOf(from, 0);
  const end = startOf(to, 1);
  return {
    ...(actorId === '' ? {} : { actorId }),
    ...(action === '' ? {} : { action }),
    ...(begin === undefined ? {} : { from: begin }),
    ...(end === undefined ? {} : { before: end }),
  };
}

/** When a day begins, or one behind it; a day that is being typed is none yet. */
function startOf(day: string, further: number): number | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const at = new Date(year, month - 1, date + further).getTime();
  return Number.isSafeInteger(at) && at >= 0 ? at : undefined;
}
