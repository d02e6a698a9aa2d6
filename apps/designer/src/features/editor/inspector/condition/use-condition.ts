import { type BeyondRows, type RowCondition, readCondition, writeCondition } from '@aybiza/flow';
import { useMemo, useState } from 'react';
import type { FieldBinding } from '../bind-parts.ts';
import { filledRows, OPEN_ROW } from './edit-rows.ts';

/** A condition in rows, and how it is changed. */
export interface EditableRows {
  readonly condition: RowCondition;
  /** False when the flow refuses what the rows say. */
  change(next: RowCondition, typing?: string): boolean;
}

interface Draft {
  readonly condition: RowCondition;
  /** What stood in the document when it was drawn up: it counts only as long as that stands there. */
  readonly source: string;
}

/**
 * The rows of a condition. The document is written only when what the rows say changes: reading it, adding an open row or joining a
 * single row otherwise leaves every character as it is. Why there are no rows, where there are none.
 */
export function useCondition({ value, onValue }: FieldBinding<string>): EditableRows | BeyondRows {
  const [draft, setDraft] = useState<Draft | null>(null);
  const read = useMemo(() => readCondition(value), [value]);
  const kept = draft?.source === value ? draft.condition : undefined;
  if (kept === undefined && !read.ok) return read.error;
  const written = kept ?? (read.ok ? read.value : { joins: 'all' as const, parts: [] });
  const condition = written.parts.length === 0 ? { ...written, parts: [OPEN_ROW] } : written;
  return {
    condition,
    change(next, typing) {
      const source = writeCondition(filledRows(next));
      const isSame = source === writeCondition(filledRows(condition));
      if (!isSame && !onValue(source, typing)) return false;
      setDraft({ condition: next, source: isSame ? value : source });
      return true;
    },
  };
}
