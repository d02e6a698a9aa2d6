import { useEffect, useState } from 'react';
import { Select } from '../../../components/select.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { type Environment, releaseStrings } from '../../releases/index.ts';
import { versionStrings } from './strings.ts';
import { type Called, type PublishedVersion, useVersionSource } from './version-source.ts';

export interface VersionChoiceProps {
  value: Called;
  onChoose: (called: Called) => void;
  disabled: boolean;
}

/** The draft, what answers in an environment, or one of the published versions; nothing at all while there is nothing to choose. */
export function VersionChoice({ value, onChoose, disabled }: VersionChoiceProps) {
  const text = useStrings(versionStrings);
  const { environments: names } = useStrings(releaseStrings);
  const source = useVersionSource();
  const [versions, setVersions] = useState<readonly PublishedVersion[]>([]);
  // The server: what there is to choose from, again once something was published.
  useEffect(() => {
    let isLeft = false;
    source.list().then(
      (found) => isLeft || setVersions(found.filter((one) => one.kind === 'version')),
      // The draft can be called all the same.
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [source]);
  if (versions.length === 0 && value === null) return null;
  const environments = ENVIRONMENTS.flatMap((environment) => {
    const there = versions.filter((version) => version.environments.includes(environment));
    return there.length === 0
      ? []
      : [{ value: environment, label: text.answersIn(names[environment], numbersOf(there)) }];
  });
  const options = [
    { value: DRAFT, label: text.draft },
    ...environments,
    ...versions.map(({ number, note }) => ({ value: String(number), label: labelOf(text.version(number), note) })),
  ];
  const chosen = value === null ? DRAFT : String(value);
  const isKnown = options.some((option) => option.value === chosen);
  return (
    <Select
      label={text.choice}
      hideLabel
      disabled={disabled}
      value={chosen}
      onValue={(picked) => onChoose(toCalled(picked))}
      options={
        isKnown || typeof value !== 'number' ? options : [...options, { value: chosen, label: text.version(value) }]
      }
    />
  );
}

const DRAFT = 'draft';
const ENVIRONMENTS = ['live', 'staging', 'development'] as const;

function toCalled(picked: string): Called {
  return (
    ENVIRONMENTS.find((environment: Environment) => environment === picked) ??
    (picked === DRAFT ? null : Number(picked))
  );
}

/** The oldest first. */
function numbersOf(versions: readonly PublishedVersion[]): readonly number[] {
  return versions.map(({ number }) => number).toSorted((one, other) => one - other);
}

function labelOf(version: string, note: string): string {
  const [first = ''] = note.split('\n');
  return first === '' ? version : `${version} · ${first}`;
}
