import type { App, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

export interface Explanation {
  /** The rule of cdk-nag with what it found in brackets, as its report writes it. */
  readonly finding: RegExp;
  /** Where, behind the name of the stack. */
  readonly at: RegExp;
  readonly reason: string;
}

/** Something that cdk-nag finds, at one construct. */
export interface Finding {
  readonly id: string;
  readonly path: string;
}

/** Everything that cdk-nag finds in the stacks, and why it is so. A test holds the two against each other: nothing is missing, nothing is left over. */
export const EXPLANATIONS: readonly Explanation[] = [
  {
    finding: /^AwsSolutions-EC23$/,
    at: /^Network\/(PagesDoor|VoiceDoor)\//,
    reason: 'The two load balancers are what the internet is for, at port 443 and no other.',
  },
  {
    finding: /^AwsSolutions-SMG4$/,
    at: /^Keys\//,
    reason:
      'AUTH_SECRET seals what workspaces entrust to the installation: it is changed with `npm run secrets:reseal`. Addresses hold passwords that only programs know; they change by a new password and a deployment, for programs read them when they start.',
  },
  {
    finding: /^AwsSolutions-RDS11$/,
    at: /^Database\/Instance\//,
    reason: 'Another port hides nothing: the security group of the database lets in programs and nobody else.',
  },
  {
    finding: /^AwsSolutions-IAM4\[.*AmazonRDSEnhancedMonitoringRole\]$/,
    at: /^Database\/Instance\/MonitoringRole\//,
    reason: 'Amazon’s own policy for the role by which RDS writes its figures: it may write to one log group.',
  },
  {
    finding: /^AwsSolutions-IAM4\[.*AmazonECSInfrastructureRolePolicyForLoadBalancers\]$/,
    at: /^Voice\/NextReleaseRole\//,
    reason: 'Amazon’s own policy for the role by which ECS leads calls to the next release; ECS takes no smaller one.',
  },
  {
    finding: /^AwsSolutions-IAM4\[.*AWSLambdaBasicExecutionRole\]$/,
    at: /^Migration\//,
    reason: 'Amazon’s own policy for a function that writes its log and does nothing else by it.',
  },
  {
    finding: /^AwsSolutions-ECS2$/,
    at: /^(voice|worker|designer|operate)-task\//,
    reason:
      'What stands in the environment is in this repository or in the plan; what is secret comes from Secrets Manager.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    at: /^voice-task\/Task\/TaskRole\//,
    reason:
      'Transcribe and Polly have nothing that a right could be limited to (Service Authorization Reference); a deny keeps them, and Bedrock, to the regions of the plan.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::.*RecordingsBucket\w+(\.Arn>)?\/\*\/calls\/\*\]$/,
    at: /^voice-task\/Task\/TaskRole\//,
    reason: 'Keys begin with the workspace, which voice learns with a call; below it is what belongs to calls.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::.*RecordingsBucket\w+(\.Arn>)?\/(\*|\*\/knowledge\/\*|erased\/\*)\]$/,
    at: /^(worker|designer)-task\/Task\/TaskRole\//,
    reason:
      'Workers join, export and erase, and designers play and delete, whatever belongs to a workspace; designers write documents and the list of erasures only.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:ecs:[\w-]+:\d+:task\/<Cluster\w+>\/\*\]$/,
    at: /^(voice-task\/Task\/TaskRole|Migration\/Look)\//,
    reason: 'A task has its name when it is started and not before; the right ends at this cluster.',
  },
  {
    finding: /^AwsSolutions-IAM5\[Resource::<Migration\w+\.Arn>:\*\]$/,
    at: /^Migration\/Provider\//,
    reason:
      'aws-cdk-lib’s own provider calls any version of the two functions of the migration, and no other function.',
  },
  {
    finding: /^AwsSolutions-SF[12]$/,
    at: /^Migration\/Provider\/waiter-state-machine\//,
    reason: 'It only asks again and again whether a migration has ended; the functions that it asks write a log.',
  },
];

/** What of cdk-nag's rules for AWS Solutions these stacks do not keep. Names are final once the app was synthesised. */
export function listFindings(app: App): Finding[] {
  return new AwsSolutionsChecks(app)
    .validateScope(app)
    .violations.flatMap(({ ruleName: id, violatingResources }) =>
      violatingResources.map(({ constructPath: path = '' }) => ({ id, path })),
    );
}

export function findExplanation({ id, path }: Finding): Explanation | undefined {
  const inStack = path.replace(/^[^/]*\//, '');
  return EXPLANATIONS.find(({ finding, at }) => finding.test(id) && at.test(inStack));
}

/** cdk-nag's rules, without what is explained here. What is left ends `cdk synth`. */
export class ExplainedChecks extends AwsSolutionsChecks {
  override validateScope(scope: IConstruct): PolicyValidationPluginReport {
    const violations = super.validateScope(scope).violations.flatMap((violation) => {
      const { ruleName: id } = violation;
      const left = violation.violatingResources.filter(
        ({ constructPath: path = '' }) => findExplanation({ id, path }) === undefined,
      );
      return left.length === 0 ? [] : [{ ...violation, violatingResources: left }];
    });
    return { success: violations.length === 0, violations };
  }
}
