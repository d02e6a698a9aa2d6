import type { NodeKind } from '@aybiza/flow';
import { Icon } from '../../../components/icons/icon.tsx';
import { Tooltip } from '../../../components/tooltip.tsx';
import { useStrings } from '../../../language/use-strings.tsx';
import { editorStrings } from '../strings.ts';
import { stepGuide } from './step-guide.ts';
import styles from './step-panel.module.css';

/** To what the guide says about a kind of step, beside the flow that somebody works on. */
export function GuideLink({ kind }: { kind: NodeKind }) {
  const { guide } = useStrings(editorStrings).inspector;
  return (
    <Tooltip text={guide} side="left">
      <a className={styles.guide} href={stepGuide(kind)} target="_blank" rel="noreferrer" aria-label={guide}>
        <Icon name="help" />
      </a>
    </Tooltip>
  );
}
