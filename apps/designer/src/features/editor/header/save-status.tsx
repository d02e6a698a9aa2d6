import { systemClock } from '@aybiza/foundation/clock';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { useEditor, useEditorState } from '../editor-context.tsx';
import type { LiveDraft } from '../live/live-draft.ts';
import { editorStrings } from '../strings.ts';
import styles from './header.module.css';

const TICK_MS = 5_000;

/** Where the draft stands. */
export function SaveStatus() {
  const text = useStrings(editorStrings).save;
  const { autosave, draft } = useEditor();
  const isOnline = useSyncExternalStore(
    draft.onConnection,
    () => draft.isOnline,
    () => true,
  );
  const refusal = useSyncExternalStore(
    draft.onConnection,
    () => draft.refusal,
    () => null,
  );
  const isSafe = useSyncExternalStore(
    draft.onConnection,
    () => draft.isSafe,
    () => false,
  );
  const offline = isSafe ? text.offlineSafe : text.offline;
  const save = useEditorState((state) => state.save);
  if (refusal !== null) return <Refused refusal={refusal} />;
  if (draft.readOnly)
    return (
      <span title={text.readOnlyHint}>
        <Badge>{text.readOnly}</Badge>
      </span>
    );
  if (!isOnline && save.status === 'saved')
    return (
      <span role="status" title={offline}>
        <Badge tone="warn">{text.offlineShort}</Badge>
      </span>
    );
  switch (save.status) {
    case 'saved':
      return <SavedBadge savedAt={save.savedAt} />;
    case 'unsaved':
      return <Badge>{text.unsaved}</Badge>;
    case 'saving':
      return <Badge>{text.saving}</Badge>;
    case 'offline':
      return (
        <span role="status" title={offline}>
          <Badge tone="warn">
            {text.offlineShort}
            <Button size="small" look="plain" onClick={() => void autosave.now()}>
              {text.retry}
            </Button>
          </Badge>
        </span>
      );
    case 'refused':
      return (
        <span role="status" title={text.refused(save.reason)}>
          <Badge tone="bad">{text.refusedShort}</Badge>
        </span>
      );
  }
}

/** The server does not let this person in any more. What they wrote is kept, and comes along when they are back. */
function Refused({ refusal }: { refusal: NonNullable<LiveDraft['refusal']> }) {
  const text = useStrings(editorStrings).save;
  if (refusal === 'shutOut')
    return (
      <span role="alert" title={text.shutOut}>
        <Badge tone="bad">{text.shutOutShort}</Badge>
      </span>
    );
  return (
    <span role="alert" title={text.signedOut + text.signedOutHint}>
      <Badge tone="warn">
        {text.signedOut}
        <span className={styles.hint}>{text.signedOutHint}</span>{' '}
        <a href={`/sign-in?next=${encodeURIComponent(window.location.pathname)}`}>{text.signIn}</a>
      </Badge>
    </span>
  );
}

function SavedBadge({ savedAt }: { savedAt: number | null }) {
  const text = useStrings(editorStrings).save;
  const [clock] = useState(systemClock);
  const [now, setNow] = useState(clock.now);
  // Time: "3 min ago" grows older.
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [clock]);
  if (savedAt === null) return <Badge>{text.saved}</Badge>;
  return (
    <span title={new Date(savedAt).toLocaleString()}>
      <Badge>{text.savedAgo(Math.max(0, Math.round((now - savedAt) / 1_000)))}</Badge>
    </span>
  );
}
