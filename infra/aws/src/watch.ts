import { readFileSync } from 'node:fs';
import { Duration, Stack } from 'aws-cdk-lib';
import { CfnRuleGroupsNamespace, CfnWorkspace } from 'aws-cdk-lib/aws-aps';
import {
  type Alarm,
  ComparisonOperator,
  Metric,
  type MetricProps,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { stringify } from 'yaml';

/** The same file that Prometheus reads elsewhere: there is one list of alarms of our own figures. */
const RULES = new URL('../../prometheus/alerts.yml', import.meta.url);
const PERIOD = Duration.minutes(1);

export interface PlatformAlarm {
  readonly metric: Metric;
  readonly threshold: number;
  /** What it means, and what to do. */
  readonly description: string;
  readonly below?: boolean;
  /** Minutes in a row. */
  readonly minutes?: number;
  /** What no figure at all means; nothing bad, unless said otherwise. */
  readonly missing?: TreatMissingData;
}

/** Figures of our own in Amazon's Prometheus, with our own rules, and alarms of what Amazon runs for us. All of them go to one topic. */
export class Watch extends Construct {
  readonly topic: Topic;
  readonly workspace: CfnWorkspace;

  constructor(scope: Construct, id: string, { mailTo }: { readonly mailTo: readonly string[] }) {
    super(scope, id);
    this.topic = new Topic(this, 'Alarms', { enforceSSL: true });
    for (const address of mailTo) this.topic.addSubscription(new EmailSubscription(address));
    this.workspace = new CfnWorkspace(this, 'Workspace', { alertManagerDefinition: this.#routes() });
    new CfnRuleGroupsNamespace(this, 'Rules', {
      name: 'aybiza',
      workspace: this.workspace.attrArn,
      data: readFileSync(RULES, 'utf8'),
    });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('aps.amazonaws.com')],
        actions: ['sns:Publish', 'sns:GetTopicAttributes'],
        resources: [this.topic.topicArn],
        conditions: { ArnEquals: { 'aws:SourceArn': this.workspace.attrArn } },
      }),
    );
  }

  get writeTo(): string {
    return `${this.workspace.attrPrometheusEndpoint}api/v1/remote_write`;
  }

  alarm(
    id: string,
    { metric, threshold, description: alarmDescription, below = false, ...rest }: PlatformAlarm,
  ): Alarm {
    const { GREATER_THAN_THRESHOLD, LESS_THAN_THRESHOLD } = ComparisonOperator;
    const alarm = metric.createAlarm(this, id, {
      threshold,
      alarmDescription,
      comparisonOperator: below ? LESS_THAN_THRESHOLD : GREATER_THAN_THRESHOLD,
      evaluationPeriods: rest.minutes ?? 5,
      treatMissingData: rest.missing ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
    return alarm;
  }

  #routes(): string {
    const { region } = Stack.of(this);
    const sns = { topic_arn: this.topic.topicArn, sigv4: { region }, send_resolved: true };
    const alertmanager = {
      route: { receiver: 'topic', group_by: ['alertname'] },
      receivers: [{ name: 'topic', sns_configs: [sns] }],
    };
    return stringify({ alertmanager_config: stringify(alertmanager) });
  }
}

/** A figure by the minute; the average, unless said otherwise. */
export function figure(of: Pick<MetricProps, 'namespace' | 'metricName' | 'dimensionsMap' | 'statistic'>): Metric {
  return new Metric({ statistic: Stats.AVERAGE, ...of, period: PERIOD });
}
