'use client';

import { AFTER_CALL_KINDS, type AfterCallKind } from '@aybiza/statechart';
import { Select } from '../../components/select.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './after-call.module.css';
import { afterCallStrings } from './strings.ts';

const STATUSES = ['waiting', 'running', 'done', 'failed', 'skipped', 'unknown'] as const;

/** What the list is narrowed down to; empty texts for everything. */
export interface StepFilters {
  readonly agentId: string;
  readonly kind: '' | AfterCallKind;
  readonly status: '' | 'dead' | 'open' | (typeof STATUSES)[number];
}

export const NO_FILTERS: StepFilters = { agentId: '', kind: '', status: '' };

interface FilterBarProps {
  filters: StepFilters;
  agents: readonly { id: string; name: string }[];
  onChange: (filters: StepFilters) => void;
}

/** Narrows the list down. */
export function FilterBar({ filters, agents, onChange }: FilterBarProps) {
  const { filters: text, kinds, statuses } = useStrings(afterCallStrings);
  return (
    <search className={styles.filters}>
      <Select
        label={text.agent}
        value={filters.agentId}
        options={[{ value: '', label: text.allAgents }, ...agents.map(({ id, name }) => ({ value: id, label: name }))]}
        onValue={(agentId) => onChange({ ...filters, agentId })}
      />
      <Select
        label={text.kind}
        value={filters.kind}
        options={[
          { value: '' as const, label: text.allKinds },
          ...AFTER_CALL_KINDS.map((value) => ({ value, label: kinds[value] })),
        ]}
        onValue={(kind) => onChange({ ...filters, kind })}
      />
      <Select
        label={text.status}
        value={filters.status}
        options={[
          { value: '' as const, label: text.allStatuses },
          { value: 'dead' as const, label: text.dead },
          { value: 'open' as const, label: text.open },
          ...STATUSES.map((value) => ({ value, label: statuses[value] })),
        ]}
        onValue={(status) => onChange({ ...filters, status })}
      />
    </search>
  );
}
