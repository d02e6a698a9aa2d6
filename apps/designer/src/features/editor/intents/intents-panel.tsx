import type { Flow } from '@aybiza/flow';
import { useMemo, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { RowButton } from '../../../components/row-button.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { flowStrings } from '../../flow-words/index.ts';
import { addIntent, changeIntent, freeId, removeIntent } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { bindParts } from '../inspector/bind-parts.ts';
import { FieldScopeContext, NO_SCOPE } from '../inspector/field-scope.ts';
import { LineField, LinesField } from '../inspector/fields.tsx';
import panels from '../panels/panels.module.css';
import { type StepUse, StepUses } from '../panels/step-uses.tsx';
import { intentUses } from './intent-uses.ts';
import { intentStrings } from './strings.ts';

type Intent = Flow['intents'][string];
const NO_USES: readonly StepUse[] = [];

/** What callers may want: named once, used by menus and handlers. */
export function IntentsPanel() {
  const text = useStrings(intentStrings);
  const words = useStrings(flowStrings);
  const { actions } = useEditor().store;
  const intents = useEditorState((state) => state.flow.intents);
  const nodes = useEditorState((state) => state.flow.nodes);
  const uses = useMemo(() => intentUses({ nodes }, words), [nodes, words]);
  const [open, setOpen] = useState<string | null>(null);
  const add = () => {
    const id = freeId(intents, 'intent');
    if (actions.run(addIntent, { id, intent: { label: text.first, phrases: [] } })) setOpen(id);
  };
  const addButton = (
    <Button size="small" onClick={add}>
      {text.add}
    </Button>
  );
  const known = Object.entries(intents);
  if (known.length === 0) {
    return (
      <EmptyState icon="intent" title={text.emptyTitle} action={addButton}>
        {text.empty}
      </EmptyState>
    );
  }
  return (
    <div className={panels.stack}>
      <p className={panels.hint}>{text.hint}</p>
      <div>{addButton}</div>
      <ul className={panels.rows}>
        {known.map(([id, intent]) => {
          const used = uses.get(id) ?? NO_USES;
          return (
            <li key={id}>
              <RowButton
                className={panels.row}
                aria-expanded={open === id}
                onClick={() => setOpen(open === id ? null : id)}
              >
                <b>{intent.label}</b>
                <small>{text.summary(intent.phrases.length, used.length)}</small>
              </RowButton>
              {open === id ? <IntentForm id={id} intent={intent} uses={used} /> : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function IntentForm({ id, intent, uses }: { id: string; intent: Intent; uses: readonly StepUse[] }) {
  const text = useStrings(intentStrings);
  const { store, announce } = useEditor();
  const { actions } = store;
  const bind = bindParts({
    field: `intents.${id}`,
    value: intent,
    onValue: (changed, mark) => actions.run(changeIntent, { id, intent: changed }, mark === undefined ? {} : { mark }),
  });
  const remove = () => {
    if (actions.run(removeIntent, { id })) announce(text.removed(intent.label, uses.length));
  };
  return (
    <FieldScopeContext value={{ ...NO_SCOPE, leave: actions.settle }}>
      <div className={panels.form}>
        <LineField {...bind('label')} label={text.label} hint={text.labelHint} maxLength={120} />
        <LinesField {...bind('phrases')} label={text.phrases} hint={text.phrasesHint} />
        <StepUses uses={uses} />
        <div>
          <IconButton icon="trash" side="right" label={text.remove} onClick={remove} />
        </div>
      </div>
    </FieldScopeContext>
  );
}
