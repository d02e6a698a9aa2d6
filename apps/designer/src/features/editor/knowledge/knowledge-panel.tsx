import type { KnowledgeDocument } from '@aybiza/flow';
import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { RowButton } from '../../../components/row-button.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { flowStrings } from '../../flow-words/index.ts';
import { changeDocument, removeDocument } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { bindParts } from '../inspector/bind-parts.ts';
import { FieldScopeContext, NO_SCOPE } from '../inspector/field-scope.ts';
import { LineField, TextAreaField } from '../inspector/fields.tsx';
import panels from '../panels/panels.module.css';
import { StepUses } from '../panels/step-uses.tsx';
import { addDocuments, putDocument } from './add-documents.ts';
import { DocumentSource } from './document-source.tsx';
import { documentUses } from './document-uses.ts';
import styles from './knowledge-panel.module.css';
import { knowledgeStrings } from './strings.ts';
import { TryQuestion } from './try-question.tsx';

/** The texts that the agent answers from. */
export function KnowledgePanel() {
  const text = useStrings(knowledgeStrings);
  const { store } = useEditor();
  const knowledge = useEditorState((state) => state.flow.knowledge);
  const [open, setOpen] = useState<string | null>(null);
  const known = Object.entries(knowledge);
  return (
    <div className={panels.stack}>
      <p className={panels.hint}>{known.length === 0 ? text.empty : text.hint}</p>
      <DocumentSource onFiles={(files) => addDocuments(store, files, text)} />
      <div>
        <Button size="small" onClick={() => setOpen(putDocument(store, { title: text.first, text: '' }) ?? open)}>
          {text.add}
        </Button>
      </div>
      <ul className={panels.rows}>
        {known.map(([id, document]) => (
          <li key={id}>
            <RowButton
              className={panels.row}
              aria-expanded={open === id}
              onClick={() => setOpen(open === id ? null : id)}
            >
              <b>{document.title}</b>
              <small>{text.summary(document.text.length)}</small>
            </RowButton>
            {open === id ? <DocumentForm id={id} document={document} /> : null}
          </li>
        ))}
      </ul>
      {known.length === 0 ? null : <TryQuestion />}
    </div>
  );
}

function DocumentForm({ id, document }: { id: string; document: KnowledgeDocument }) {
  const text = useStrings(knowledgeStrings);
  const words = useStrings(flowStrings);
  const { store, announce } = useEditor();
  const { actions } = store;
  const nodes = useEditorState((state) => state.flow.nodes);
  const bind = bindParts({
    field: `knowledge.${id}`,
    value: document,
    onValue: (changed, mark) =>
      actions.run(changeDocument, { id, document: changed }, mark === undefined ? {} : { mark }),
  });
  const remove = () => {
    if (actions.run(removeDocument, { id })) announce(text.removed(document.title));
  };
  return (
    <FieldScopeContext value={{ ...NO_SCOPE, leave: actions.settle }}>
      <div className={panels.form}>
        <LineField {...bind('title')} label={text.name} maxLength={200} />
        <div className={styles.text}>
          <TextAreaField {...bind('text')} label={text.text} hint={text.textHint} refusal={text.textRefused} />
        </div>
        <StepUses uses={documentUses({ nodes }, id, words)} />
        <div>
          <IconButton icon="trash" side="right" label={text.remove} onClick={remove} />
        </div>
      </div>
    </FieldScopeContext>
  );
}
