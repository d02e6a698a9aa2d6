import { CustomResource, Duration } from 'aws-cdk-lib';
import type { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { Cluster } from 'aws-cdk-lib/aws-ecs';
import { Code, Function as Lambda, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import type { ProgramTask } from './program-task.ts';
import { allow } from './vendor-rights.ts';

const LOOK_EVERY = Duration.seconds(15);
/** Longer than any migration takes; one that does not end fails the deployment, and no program is replaced. */
const LONGEST = Duration.hours(1);

export interface MigrationOptions {
  readonly cluster: Cluster;
  readonly task: ProgramTask;
  readonly vpc: Vpc;
  readonly guard: SecurityGroup;
}

/** Runs the migrations of this release as a task and waits for its end. Programs depend on it: none of a release starts on a database that is older. */
export class Migration extends Construct {
  readonly done: CustomResource;

  constructor(scope: Construct, id: string, { cluster, task, vpc, guard }: MigrationOptions) {
    super(scope, id);
    const { definition } = task;
    const start = this.#step('Start', 'onEvent');
    const look = this.#step('Look', 'isComplete');
    start.addToRolePolicy(allow(['ecs:RunTask'], [definition.taskDefinitionArn]));
    start.addToRolePolicy(
      allow(['iam:PassRole'], [definition.taskRole.roleArn, definition.obtainExecutionRole().roleArn]),
    );
    const tasks = cluster.stack.formatArn({
      service: 'ecs',
      resource: 'task',
      resourceName: `${cluster.clusterName}/*`,
    });
    look.addToRolePolicy(allow(['ecs:DescribeTasks'], [tasks]));
    const provider = new Provider(this, 'Provider', {
      onEventHandler: start,
      isCompleteHandler: look,
      queryInterval: LOOK_EVERY,
      totalTimeout: LONGEST,
      logGroup: new LogGroup(this, 'ProviderLogs', { retention: RetentionDays.ONE_MONTH }),
    });
    this.done = new CustomResource(this, 'Done', {
      resourceType: 'Custom::Migration',
      serviceToken: provider.serviceToken,
      properties: {
        cluster: cluster.clusterArn,
        // Another image is another definition: then it runs again.
        taskDefinition: definition.taskDefinitionArn,
        subnets: vpc.selectSubnets({ subnetType: SubnetType.PRIVATE_WITH_EGRESS }).subnetIds,
        securityGroups: [guard.securityGroupId],
        container: task.container.containerName,
      },
    });
    this.done.node.addDependency(start, look);
  }

  #step(id: string, handler: string): Lambda {
    return new Lambda(this, id, {
      runtime: Runtime.NODEJS_24_X,
      code: Code.fromAsset(new URL('migration-steps', import.meta.url).pathname, { exclude: ['*.test.ts'] }),
      handler: `migration-steps.${handler}`,
      timeout: Duration.minutes(1),
      loggingFormat: LoggingFormat.JSON,
      logGroup: new LogGroup(this, `${id}Logs`, { retention: RetentionDays.ONE_MONTH }),
    });
  }
}
