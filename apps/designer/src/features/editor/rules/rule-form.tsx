import type { Flow, Rule } from '@aybiza/flow';
import { useState } from 'react';
import { IconButton } from '../../../components/icon-button.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import type { WordsFor } from '../../../language/strings.ts';
import { useStrings } from '../../../language/use-strings.tsx';
import { changeRule, removeRule } from '../commands/index.ts';
import { useEditor, useEditorState } from '../editor-context.tsx';
import { describeDemand, plainSentence } from './describe-rule.ts';
import { firstDemand } from './first-moment.ts';
import { MomentFields } from './moment-fields.tsx';
import styles from './rules-panel.module.css';
import { rulesStrings } from './strings.ts';

const TEMPLATES = ['neverBefore', 'alwaysBefore', 'withinTurns'] as const;

/** One rule: its sentence from lists, and its name. */
export function RuleForm({ id, rule }: { id: string; rule: Rule }) {
  const text = useStrings(rulesStrings);
  const { store, wordsFor } = useEditor();
  const { actions } = store;
  const flow = useEditorState((state) => state.flow);
  const { demands } = rule;
  const change = (changed: Rule['demands']) =>
    void actions.run(changeRule, {
      id,
      rule: { name: nameAfter(flow, { rule, changed }, wordsFor), demands: changed },
    });
  const remove = () => {
    actions.run(removeRule, { id });
    actions.look({ openRule: null });
  };
  return (
    <div className={styles.form}>
      <Select
        label={text.kind}
        value={demands.that}
        options={TEMPLATES.map((that) => ({ value: that, label: text.templates[that] }))}
        onValue={(that) => change(firstDemand(flow, that, demands))}
      />
      <MomentFields
        label={text.what}
        flow={flow}
        value={demands.what}
        onValue={(what) => change({ ...demands, what })}
      />
      {demands.that === 'withinTurns' ? (
        <Turns value={demands.turns} onValue={(turns) => change({ ...demands, turns })} />
      ) : (
        <MomentFields
          label={text.before}
          flow={flow}
          value={demands.before}
          onValue={(before) => change({ ...demands, before })}
        />
      )}
      <RuleName id={id} rule={rule} />
      <div>
        <IconButton icon="trash" side="right" label={text.remove} onClick={remove} />
      </div>
    </div>
  );
}

/** A rule that was never named by hand is called after its sentence. */
export function nameAfter(
  flow: Flow,
  { rule: { name, demands }, changed }: { readonly rule: Rule; readonly changed: Rule['demands'] },
  of: WordsFor,
): string {
  const sentence = (what: Rule['demands']) => plainSentence(describeDemand(flow, what, of));
  return name === sentence(demands) ? sentence(changed) : name;
}

function RuleName({ id, rule }: { id: string; rule: Rule }) {
  const text = useStrings(rulesStrings);
  const { actions } = useEditor().store;
  // An empty name may stand while somebody writes; it is not kept.
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <TextField
      label={text.name}
      hint={text.nameHint}
      maxLength={200}
      value={draft ?? rule.name}
      onValue={(name) =>
        setDraft(actions.run(changeRule, { id, rule: { ...rule, name } }, { mark: `rule ${id}` }) ? null : name)
      }
      onBlur={() => {
        setDraft(null);
        actions.settle();
      }}
    />
  );
}

function Turns({ value, onValue }: { value: number; onValue: (turns: number) => void }) {
  const text = useStrings(rulesStrings);
  return (
    <TextField
      label={text.turns}
      type="number"
      min={1}
      max={50}
      value={String(value)}
      onValue={(written) => {
        const turns = Number(written);
        if (Number.isInteger(turns) && turns >= 1 && turns <= 50) onValue(turns);
      }}
    />
  );
}
