'use client';

import { useState } from 'react';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import type { WordsOf } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { type CallFilters, CHANNELS, countFilters, KINDS, PERIODS, STATUSES } from './call-filters.ts';
import styles from './calls.module.css';
import { callsStrings } from './strings.ts';

const DURATIONS = ['short', 'medium', 'long'] as const;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

type Words = WordsOf<typeof callsStrings>;

interface FilterBarProps {
  filters: CallFilters;
  /** None when the page is about one agent. */
  agents: readonly Choice[];
  /** Of the agent that is chosen. */
  versions: readonly Choice[];
  /** That calls had of late. */
  outcomes: readonly string[];
  onChange: (filters: CallFilters) => void;
}

/** Narrows the list down: what is asked most in sight, the rest behind one press. */
export function FilterBar({ filters, agents, versions, outcomes, onChange }: FilterBarProps) {
  const strings = useStrings(callsStrings);
  const set = (change: Partial<CallFilters>) => onChange({ ...filters, ...change });
  // Open from the start where something in it counts: nobody should wonder why a call is missing.
  const [isOpen, setOpen] = useState(() => hiddenFilters(filters) > 0);
  const hidden = hiddenFilters(filters);
  const { statuses, kinds, channels, periods, durations } = choicesOf(strings);
  return (
    <search className={styles.narrow}>
      <div className={styles.filters}>
        {agents.length === 0 ? null : (
          <Select
            label={strings.agent}
            value={filters.agent}
            options={[{ value: '', label: strings.allAgents }, ...agents]}
            onValue={(agent) => set({ agent, version: '' })}
          />
        )}
        <Select
          label={strings.period}
          value={known(periods, filters.period)}
          options={periods}
          onValue={(period) => set({ period, from: '', to: '' })}
        />
        <Select
          label={strings.status}
          value={known(statuses, filters.status)}
          options={statuses}
          onValue={(status) => set({ status })}
        />
        <Select
          label={strings.tests}
          value={known(kinds, filters.kind)}
          options={kinds}
          onValue={(kind) => set({ kind })}
        />
      </div>
      {filters.period === 'own' ? <OwnPeriod filters={filters} set={set} /> : null}
      <details className={styles.more} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{hidden === 0 ? strings.moreFilters : strings.moreFiltersSet(hidden)}</summary>
        <div className={styles.filters}>
          <Select
            label={strings.outcome}
            value={filters.outcome}
            options={outcomeChoices(outcomes, filters.outcome, strings)}
            onValue={(outcome) => set({ outcome })}
          />
          {versions.length === 0 ? null : (
            <Select
              label={strings.version}
              value={known(versions, filters.version)}
              options={[{ value: '', label: strings.allVersions }, ...versions]}
              onValue={(version) => set({ version })}
            />
          )}
          <Select
            label={strings.channel}
            value={known(channels, filters.channel)}
            options={channels}
            onValue={(channel) => set({ channel })}
          />
          <Select
            label={strings.duration}
            value={known(durations, filters.duration)}
            options={durations}
            onValue={(duration) => set({ duration })}
          />
          <TextField
            label={strings.party}
            type="search"
            placeholder={strings.partyHint}
            value={filters.party}
            maxLength={40}
            onValue={(party) => set({ party })}
          />
        </div>
      </details>
    </search>
  );
}

/** What each of the lists offers; first, that it does not matter. */
function choicesOf(strings: Words) {
  return {
    statuses: [
      { value: '', label: strings.allStatuses },
      ...STATUSES.map((value) => ({ value, label: strings[value] })),
    ],
    kinds: [{ value: '', label: strings.allKinds }, ...KINDS.map((value) => ({ value, label: strings.kinds[value] }))],
    channels: [
      { value: '', label: strings.allChannels },
      ...CHANNELS.map((value) => ({ value, label: strings.channels[value] })),
    ],
    periods: [
      { value: '', label: strings.anyTime },
      ...PERIODS.map((value) => ({ value, label: strings.periods[value] })),
    ],
    durations: [
      { value: '', label: strings.anyDuration },
      ...DURATIONS.map((value) => ({ value, label: strings.durations[value] })),
    ],
  };
}

/** How many of those behind the press narrow the list down. */
function hiddenFilters(filters: CallFilters): number {
  return countFilters({ ...filters, agent: '', status: '', kind: '', period: '' });
}

function OwnPeriod({ filters, set }: { filters: CallFilters; set: (change: Partial<CallFilters>) => void }) {
  const strings = useStrings(callsStrings);
  const { from, to } = filters;
  return (
    <div className={styles.filters}>
      <TextField
        label={strings.firstDay}
        type="date"
        value={from}
        max={to === '' ? undefined : to}
        onValue={(day) => set({ from: day })}
      />
      <TextField
        label={strings.lastDay}
        type="date"
        value={to}
        min={from === '' ? undefined : from}
        onValue={(day) => set({ to: day })}
      />
    </div>
  );
}

/** What a list can show; an address may say anything. */
function known(choices: readonly Choice[], value: string): string {
  return choices.some((choice) => choice.value === value) ? value : '';
}

function outcomeChoices(outcomes: readonly string[], chosen: string, strings: Words): Choice[] {
  const all = outcomes.includes(chosen) || chosen === '' ? outcomes : [chosen, ...outcomes];
  return [{ value: '', label: strings.allOutcomes }, ...all.map((outcome) => ({ value: outcome, label: outcome }))];
}
