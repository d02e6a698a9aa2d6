import type { Rule } from '@aybiza/flow';
import { Badge, type BadgeProps } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Icon } from '../../../components/icons/icon.tsx';
import { Menu } from '../../../components/menu.tsx';
import { RowButton, RowFrame } from '../../../components/row-button.tsx';
import { useStrings, useWordsFor } from '../../../language/use-strings.tsx';
import { flowStrings, problemText } from '../../flow-words/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { playProblem } from '../playback/start-playback.ts';
import { describeDemand, plainSentence, type SentencePart } from './describe-rule.ts';
import { RuleForm } from './rule-form.tsx';
import { type RuleState, ruleState } from './rule-state.ts';
import styles from './rules-panel.module.css';
import { startRule } from './start-rule.ts';
import { rulesStrings } from './strings.ts';

const TEMPLATES = ['neverBefore', 'alwaysBefore', 'withinTurns'] as const;

/** What must hold in every call, each promise with what is known about it. */
export function RulesPanel() {
  const text = useStrings(rulesStrings);
  const rules = useEditorState((state) => state.flow.rules);
  const problems = useEditorState((state) => state.problems);
  const isFresh = useEditorState((state) => state.checkedFlow === state.flow);
  const ids = Object.keys(rules);
  const states = new Map(ids.map((id) => [id, ruleState(id, problems, isFresh)]));
  const holding = [...states.values()].filter(({ status }) => status === 'holds').length;
  if (ids.length === 0) {
    return (
      <EmptyState icon="rule" title={text.emptyTitle} action={<AddRule />}>
        {text.empty}
      </EmptyState>
    );
  }
  return (
    <div className={styles.panel}>
      <p className={styles.hint}>
        {text.hint} {isFresh ? <b>{text.totals(holding, ids.length)}.</b> : null}
      </p>
      <AddRule />
      <ul className={styles.rules}>
        {ids.map((id) => {
          const rule = rules[id];
          if (rule === undefined) return null;
          return <RuleItem key={id} id={id} rule={rule} state={states.get(id) ?? { status: 'checking' }} />;
        })}
      </ul>
    </div>
  );
}

function AddRule() {
  const text = useStrings(rulesStrings);
  const editor = useEditor();
  return (
    <div>
      <Menu
        align="start"
        items={TEMPLATES.map((that) => ({
          id: that,
          label: text.templates[that],
          onChoose: () => startRule(editor, that),
        }))}
        trigger={(trigger) => (
          <Button size="small" {...trigger}>
            {text.add}
          </Button>
        )}
      />
    </div>
  );
}

const TONES = {
  holds: 'good',
  broken: 'bad',
  never: 'warn',
  noStart: 'neutral',
  checking: 'neutral',
} as const satisfies Record<RuleState['status'], BadgeProps['tone']>;

function RuleItem({ id, rule, state }: { id: string; rule: Rule; state: RuleState }) {
  const text = useStrings(rulesStrings);
  const wordsFor = useWordsFor();
  const { actions } = useEditor().store;
  const flow = useEditorState((editor) => editor.flow);
  const open = useEditorState((editor) => editor.view.openRule === id);
  const sentence = describeDemand(flow, rule.demands, wordsFor);
  const isNamed = plainSentence(sentence) !== rule.name;
  const label = text.states[state.status];
  return (
    <RowFrame open={open}>
      <RowButton
        className={styles.head}
        aria-expanded={open}
        onClick={() => actions.look({ openRule: open ? null : id })}
      >
        {isNamed ? <b className={styles.name}>{rule.name}</b> : <Sentence parts={sentence} />}
        <Badge tone={TONES[state.status]}>
          {state.status === 'holds' ? <Icon name="check" size={12} /> : null}
          {label}
        </Badge>
        {isNamed ? <Sentence parts={sentence} /> : null}
      </RowButton>
      <StateNote state={state} />
      {open ? <RuleForm id={id} rule={rule} /> : null}
    </RowFrame>
  );
}

function Sentence({ parts }: { parts: readonly SentencePart[] }) {
  return (
    <span className={styles.sentence}>
      {parts.map((part) => (part.isName ? <em key={part.text}>{part.text}</em> : part.text))}
    </span>
  );
}

/** What the state means, and what can be looked at. */
function StateNote({ state }: { state: RuleState }) {
  const text = useStrings(rulesStrings);
  const editor = useEditor();
  if (!('problem' in state)) {
    return state.status === 'noStart' ? <p className={styles.note}>{text.stateHints.noStart}</p> : null;
  }
  const { problem, status } = state;
  return (
    <div className={styles.note}>
      <p>{status === 'never' ? text.stateHints.never : problemText(problem, editor.wordsFor(flowStrings))}</p>
      {problem.path === undefined ? null : (
        <Button size="small" onClick={() => playProblem(editor, problem)}>
          <Icon name="start" size={12} />
          {text.play}
        </Button>
      )}
    </div>
  );
}
