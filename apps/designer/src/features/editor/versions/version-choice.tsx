import { useEffect, useState } from 'react';
import { Select } from '../../../components/select.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { type VersionWords, versionStrings } from './strings.ts';
import { type PublishedVersion, useVersionSource } from './version-source.ts';

export interface VersionChoiceProps {
  /** Null for the draft. */
  value: number | null;
  onChoose: (number: number | null) => void;
  disabled: boolean;
}

/** The draft, or one of the published versions; nothing at all while there is nothing to choose. */
export function VersionChoice({ value, onChoose, disabled }: VersionChoiceProps) {
  const text = useStrings(versionStrings);
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
  const known = versions.some(({ number }) => number === value) || value === null;
  return (
    <Select
      label={text.choice}
      hideLabel
      disabled={disabled}
      value={value === null ? DRAFT : String(value)}
      onValue={(chosen) => onChoose(chosen === DRAFT ? null : Number(chosen))}
      options={[
        { value: DRAFT, label: text.draft },
        ...(known ? [] : [{ value: String(value), label: text.version(value) }]),
        ...versions.map((version) => ({ value: String(version.number), label: labelOf(version, text) })),
      ]}
    />
  );
}

const DRAFT = 'draft';

function labelOf({ number, note, live }: PublishedVersion, text: VersionWords): string {
  const [first = ''] = note.split('\n');
  return [text.version(number), live ? text.live : '', first].filter((part) => part !== '').join(' · ');
}
