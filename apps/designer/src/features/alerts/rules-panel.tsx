'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useFormats } from '../../formats/use-formats.ts';
import type { WordsOf } from '../../language/strings.ts';
import { useStrings } from '../../language/use-strings.tsx';
import { IfMay } from '../../trpc/access.tsx';
import { useTRPC, useTRPCClient } from '../../trpc/client.tsx';
import { useRefresh } from '../../trpc/use-refresh.ts';
import { ConfirmDialog, Panel, QueryState } from '../workspace/index.ts';
import styles from './alerts.module.css';
import { describeCondition, formatMeasure, MEASURES, type Rule, usualRules } from './measures.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { alertStrings } from './strings.ts';

type Open = { dialog: 'edit'; rule: Rule | null } | { dialog: 'delete'; rule: Rule } | null;

/** What is watched, and how it stands. `raised`: the rules that are raised now. */
export function RulesPanel({ raised }: { raised: ReadonlySet<string> }) {
  const strings = useStrings(alertStrings);
  const formats = useFormats();
  const trpc = useTRPC();
  const rules = useQuery(trpc.alert.listRules.queryOptions(undefined, { refetchInterval: 30_000 }));
  const [open, setOpen] = useState<Open>(null);
  const client = useTRPCClient();
  const addUsual = useMutation({
    mutationFn: async () => {
      for (const rule of usualRules(strings)) await client.alert.createRule.mutate(rule);
    },
    onSettled: useRefresh(trpc.alert.pathKey()),
  });
  const add = (
    <IfMay call="alert.createRule">
      <Button onClick={() => setOpen({ dialog: 'edit', rule: null })}>{strings.add}</Button>
    </IfMay>
  );
  return (
    <Panel title={strings.rules} lead={strings.rulesLead} action={add}>
      <QueryState query={rules}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon="warning"
              title={strings.emptyTitle}
              action={
                <IfMay call="alert.createRule">
                  <Button look="primary" disabled={addUsual.isPending} onClick={() => addUsual.mutate()}>
                    {strings.suggest}
                  </Button>
                </IfMay>
              }
            >
              {strings.emptyText}
            </EmptyState>
          ) : (
            <ul className={styles.rows}>
              {rows.map((rule) => (
                <li key={rule.id}>
                  <div className={styles.what}>
                    <b>{rule.name}</b>
                    <span>{`${strings.measures[rule.measure]}: ${describeCondition(rule, { strings, formats })}`}</span>
                  </div>
                  <div className={styles.how}>
                    <Standing rule={rule} isRaised={raised.has(rule.id)} />
                  </div>
                  <IfMay call="alert.changeRule">
                    <Button
                      size="small"
                      aria-label={strings.about(strings.edit, rule.name)}
                      onClick={() => setOpen({ dialog: 'edit', rule })}
                    >
                      {strings.edit}
                    </Button>
                  </IfMay>
                  <IfMay call="alert.deleteRule">
                    <IconButton
                      icon="trash"
                      side="left"
                      label={strings.about(strings.delete, rule.name)}
                      onClick={() => setOpen({ dialog: 'delete', rule })}
                    />
                  </IfMay>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {open?.dialog === 'edit' ? <RuleDialog rule={open.rule} onClose={() => setOpen(null)} /> : null}
      {open?.dialog === 'delete' ? <DeleteRule rule={open.rule} onClose={() => setOpen(null)} /> : null}
    </Panel>
  );
}

function Standing({ rule, isRaised }: { rule: Rule; isRaised: boolean }) {
  const strings = useStrings(alertStrings);
  const formats = useFormats();
  if (!rule.enabled) return <Badge>{strings.off}</Badge>;
  if (rule.checkedAt === null) return <span>{strings.unchecked}</span>;
  return (
    <>
      <Badge tone={isRaised ? 'bad' : 'good'}>{isRaised ? strings.alert : strings.calm}</Badge>{' '}
      <span>
        {rule.lastValue === null
          ? unknownOf(rule, strings)
          : strings.now(formatMeasure(rule.measure, rule.lastValue, { strings, formats }))}
      </span>
    </>
  );
}

/** Why it was looked at and nothing was seen. */
function unknownOf({ measure }: Rule, strings: WordsOf<typeof alertStrings>): string {
  return MEASURES[measure].isOfLimit === true ? strings.noLimit : strings.tooFew;
}

function DeleteRule({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const strings = useStrings(alertStrings);
  const trpc = useTRPC();
  const remove = useMutation(
    trpc.alert.deleteRule.mutationOptions({ onSuccess: useRefresh(trpc.alert.pathKey(), onClose) }),
  );
  return (
    <ConfirmDialog
      title={strings.deleteTitle(rule.name)}
      submitLabel={strings.delete}
      change={remove}
      onConfirm={() => remove.mutate({ alertRuleId: rule.id })}
      onClose={onClose}
    >
      <p>{strings.deleteText}</p>
    </ConfirmDialog>
  );
}
