import { Checkbox } from '../../components/checkbox.tsx';
import { Select, type SelectOption } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useStrings } from '../../language/use-strings.tsx';
import styles from './analytics.module.css';
import { type AnalyticsFilters, PERIODS, periodOf } from './analytics-filters.ts';
import { analyticsStrings } from './strings.ts';

interface AnalyticsBarProps {
  filters: AnalyticsFilters;
  /** None when the page is about one agent. */
  agents: readonly SelectOption<string>[];
  /** Of the agent that is chosen. */
  versions: readonly SelectOption<string>[];
  onChange: (filters: AnalyticsFilters) => void;
}

/** Which calls the figures are of. */
export function AnalyticsBar({ filters, agents, versions, onChange }: AnalyticsBarProps) {
  const strings = useStrings(analyticsStrings).filters;
  const set = (change: Partial<AnalyticsFilters>) => onChange({ ...filters, ...change });
  const known = (options: readonly SelectOption<string>[], value: string) =>
    options.some((option) => option.value === value) ? value : '';
  const { from, to } = filters;
  return (
    <search className={styles.bar}>
      <Select
        label={strings.period}
        value={periodOf(filters)}
        options={PERIODS.map((value) => ({ value, label: strings.periods[value] }))}
        onValue={(period) => set({ period, from: '', to: '' })}
      />
      {periodOf(filters) === 'own' ? (
        <>
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
        </>
      ) : null}
      {agents.length === 0 ? null : (
        <Select
          label={strings.agent}
          value={known(agents, filters.agent)}
          options={[{ value: '', label: strings.allAgents }, ...agents]}
          onValue={(agent) => set({ agent, version: '' })}
        />
      )}
      {versions.length === 0 ? null : (
        <Select
          label={strings.version}
          value={known(versions, filters.version)}
          options={[{ value: '', label: strings.allVersions }, ...versions]}
          onValue={(version) => set({ version })}
        />
      )}
      <div className={styles.tests}>
        <Checkbox
          label={strings.tests}
          checked={filters.tests === 'with'}
          onChecked={(isOn) => set({ tests: isOn ? 'with' : '' })}
        />
      </div>
    </search>
  );
}
