import { Button } from '../../../components/button.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { ImportReport, importStrings } from '../../flow-import/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { goToNode } from '../go-to-node.ts';
import styles from './panels.module.css';

/** The report of the last import, beside the canvas: a line leads to the step it became. */
export function ImportPanel() {
  const text = useStrings(importStrings);
  const editor = useEditor();
  const nodes = useEditorState((state) => state.flow.nodes);
  const report = useEditorState((state) => state.view.report);
  const { look } = editor.store.actions;
  if (report === null) {
    return (
      <div className={styles.stack}>
        <p className={styles.hint}>{text.intro}</p>
        <div>
          <Button size="small" onClick={() => look({ overlay: 'import' })}>
            {text.choose}
          </Button>
        </div>
      </div>
    );
  }
  const forget = () => {
    editor.keepReport(null);
    look({ report: null, drawer: null });
  };
  const goTo = (node: string) => {
    if (!Object.hasOwn(nodes, node)) return;
    look({ panel: 'step' });
    goToNode(editor, node);
  };
  return (
    <div className={styles.stack}>
      <p className={styles.hint}>
        {text.from(report.name, text.formats[report.format], report.totals.steps)}. {text.reportNote}
      </p>
      <div>
        <Button size="small" onClick={forget}>
          {text.forget}
        </Button>
      </div>
      <ImportReport report={report} onStep={goTo} />
    </div>
  );
}
