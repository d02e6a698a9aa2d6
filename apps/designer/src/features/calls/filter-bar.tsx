'use client';

import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { CallFilters } from './call-filters.ts';
import styles from './calls.module.css';
import { callsStrings as strings } from './strings.ts';

interface FilterBarProps {
  filters: CallFilters;
  /** None when the page is about one agent. */
  agents: readonly { id: string; name: string }[];
  onChange: (filters: CallFilters) => void;
}

const statuses = [
  { value: '', label: strings.allStatuses },
  { value: 'live', label: strings.live },
  { value: 'ended', label: strings.ended },
  { value: 'failed', label: strings.failed },
] as const;
const kinds = [
  { value: '', label: strings.allKinds },
  { value: 'real', label: strings.onlyReal },
  { value: 'test', label: strings.onlyTests },
] as const;

/** Narrows the list down. */
export function FilterBar({ filters, agents, onChange }: FilterBarProps) {
  const choices = [
    { value: '', label: strings.allAgents },
    ...agents.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <search className={styles.filters}>
      {agents.length === 0 ? null : (
        <Select
          label={strings.agent}
          value={filters.agentId}
          options={choices}
          onValue={(agentId) => onChange({ ...filters, agentId })}
        />
      )}
      <Select
        label={strings.status}
        value={filters.status}
        options={statuses}
        onValue={(status) => onChange({ ...filters, status })}
      />
      <Select
        label={strings.tests}
        value={filters.kind}
        options={kinds}
        onValue={(kind) => onChange({ ...filters, kind })}
      />
      <TextField
        label={strings.party}
        type="search"
        placeholder={strings.partyHint}
        value={filters.party}
        maxLength={40}
        onValue={(party) => onChange({ ...filters, party })}
      />
    </search>
  );
}
