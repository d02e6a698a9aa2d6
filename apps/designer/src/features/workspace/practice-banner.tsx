'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Icon } from '../../components/icons/icon.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { workspaceStrings } from './strings.ts';
import styles from './workspace-frame.module.css';

const PARTS = ['tts', 'stt', 'llm', 'phone'] as const;

/** Says what is not the real thing, and where to connect it. */
export function PracticeBanner() {
  const strings = useStrings(workspaceStrings);
  const trpc = useTRPC();
  const status = useQuery(trpc.system.status.queryOptions());
  const { list } = useFormats();
  const standIns = PARTS.filter((part) => status.data?.equipment[part] === 'practice');
  if (standIns.length === 0) return null;
  const names = list(standIns.map((part) => strings.equipment[part]));
  return (
    <aside className={styles.banner} aria-label={strings.practice}>
      <Icon name="help" size={14} />
      <p>
        <b>{strings.practice}.</b> {strings.practiceText(names, standIns.length)}{' '}
        <Link href="/settings/providers">{strings.connect}</Link>
      </p>
    </aside>
  );
}
