import { systemClock } from '@aybiza/foundation/clock';
import { useEffect, useState } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import type { SaveState } from '../autosave.ts';
import { replaceFlow } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { editorStrings } from '../strings.ts';

const text = editorStrings.save;
const TICK_MS = 5_000;

/** Where the draft stands. A conflict asks at once: until it is answered nothing more is saved. */
export function SaveStatus() {
  const { autosave } = useEditor();
  const save = useEditorState((state) => state.save);
  switch (save.status) {
    case 'saved':
      return <SavedBadge savedAt={save.savedAt} />;
    case 'unsaved':
      return <Badge>{text.unsaved}</Badge>;
    case 'saving':
      return <Badge>{text.saving}</Badge>;
    case 'offline':
      return (
        <span role="status" title={text.offline}>
          <Badge tone="warn">
            {text.offlineShort}
            <Button size="small" look="plain" onClick={() => void autosave.now()}>
              {text.retry}
            </Button>
          </Badge>
        </span>
      );
    case 'conflict':
      return <Conflict save={save} />;
  }
}

function SavedBadge({ savedAt }: { savedAt: number | null }) {
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

function Conflict({ save }: { save: Extract<SaveState, { status: 'conflict' }> }) {
  const { store, autosave } = useEditor();
  const [open, setOpen] = useState(true);
  const takeTheirs = () => {
    store.actions.run(replaceFlow, { flow: save.theirs });
    void autosave.resolve('theirs');
  };
  return (
    <>
      <Badge tone="bad">
        <Button size="small" look="plain" onClick={() => setOpen(true)}>
          {text.conflictShort}
        </Button>
      </Badge>
      {open ? (
        <Dialog
          title={text.conflict}
          closeLabel={editorStrings.close}
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button onClick={() => void autosave.resolve('mine')}>{text.keepMine}</Button>
              <Button look="primary" onClick={takeTheirs}>
                {text.takeTheirs}
              </Button>
            </>
          }
        >
          <p>{text.conflictBody}</p>
        </Dialog>
      ) : null}
    </>
  );
}
