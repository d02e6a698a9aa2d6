'use client';

import type { Equipment } from '@aybiza/api';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Icon } from '../../components/icons/icon.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { workspaceStrings as strings } from './strings.ts';
import styles from './workspace-frame.module.css';

const PARTS = ['tts', 'stt', 'llm', 'phone'] as const;
const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** What is practice equipment, in words; empty when nothing is. */
function equipmentNames(equipment: Equipment): string {
  return list.format(PARTS.filter((part) => equipment[part] === 'practice').map((part) => strings.equipment[part]));
}

/** Says what is not the real thing, and where to connect it. */
export function PracticeBanner() {
  const trpc = useTRPC();
  const status = useQuery(trpc.system.status.queryOptions());
  const names = status.data === undefined ? '' : equipmentNames(status.data.equipment);
  if (names === '') return null;
  return (
    <aside className={styles.banner} aria-label={strings.practice}>
      <Icon name="help" size={14} />
      <p>
        <b>{strings.practice}.</b> {strings.practiceText(names)}{' '}
        <Link href="/settings/providers">{strings.connect}</Link>
      </p>
    </aside>
  );
}
