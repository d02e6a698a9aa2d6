import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';
import { CALLS_METRIC } from './collector.ts';
import type { PagesDoor, VoiceDoor } from './doors.ts';
import type { RegionPlan } from './installation.ts';
import { PORTS } from './network.ts';
import type { ProgramTask } from './program-task.ts';

/** Of the places of all processes: what of a lost zone comes back finds room in the other two, at three quarters. */
const FULL_AT = 0.5;
/** The processes of the release before go on without new calls for so long: nearly all of theirs end by themselves. */
const BAKE = Duration.minutes(30);
const ONE_IN_EACH_ZONE = 3;
const MOST = 12;
const GRACE = Duration.minutes(2);

export interface ServiceOptions {
  readonly cluster: ecs.Cluster;
  readonly task: ProgramTask;
  readonly guard: SecurityGroup;
}

/** No count stands here: a release must not bring a busy service back to what it began with. */
const everyService = {
  minHealthyPercent: 100,
  maxHealthyPercent: 200,
  circuitBreaker: { rollback: true },
  enableExecuteCommand: false,
  enableECSManagedTags: true,
  propagateTags: ecs.PropagatedTagSource.SERVICE,
  platformVersion: ecs.FargatePlatformVersion.VERSION1_4,
  vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
  assignPublicIp: false,
} as const;

/**
 * Voice. A release comes beside the one before: new calls go to the new processes, and the old ones have half an hour in which theirs end. As many
 * processes run as keep half of all places free; how busy their processors are decides nothing.
 */
export function addVoice(scope: Construct, options: ServiceOptions & { door: VoiceDoor; plan: RegionPlan['voice'] }) {
  const { cluster, task, guard, door, plan } = options;
  const service = new ecs.FargateService(scope, 'Voice', {
    ...everyService,
    cluster,
    taskDefinition: task.definition,
    securityGroups: [guard],
    healthCheckGracePeriod: GRACE,
    deploymentStrategy: ecs.DeploymentStrategy.BLUE_GREEN,
    bakeTime: BAKE,
  });
  const [blue, green] = door.targets;
  const target = service.loadBalancerTarget({
    containerName: task.container.containerName,
    containerPort: PORTS.voice,
    alternateTarget: new ecs.AlternateTarget('NextRelease', {
      alternateTargetGroup: green,
      productionListener: ecs.ListenerRuleConfiguration.networkListener(door.listener),
    }),
  });
  target.attachToNetworkTargetGroup(blue);
  service.node.addDependency(door.listener);
  const scaling = service.autoScaleTaskCount({ minCapacity: plan.minTasks, maxCapacity: plan.maxTasks });
  scaling.scaleToTrackCustomMetric('Calls', {
    metric: new Metric({ ...CALLS_METRIC, statistic: 'Average', period: Duration.minutes(1) }),
    targetValue: plan.places * FULL_AT,
    scaleOutCooldown: Duration.minutes(1),
    scaleInCooldown: Duration.minutes(10),
  });
  return service;
}

export function addDesigner(scope: Construct, { cluster, task, guard, door }: ServiceOptions & { door: PagesDoor }) {
  const service = new ecs.FargateService(scope, 'Designer', {
    ...everyService,
    cluster,
    taskDefinition: task.definition,
    securityGroups: [guard],
    healthCheckGracePeriod: GRACE,
  });
  service.attachToApplicationTargetGroup(door.targets);
  const scaling = service.autoScaleTaskCount({ minCapacity: ONE_IN_EACH_ZONE, maxCapacity: MOST });
  scaling.scaleOnCpuUtilization('Busy', { targetUtilizationPercent: 50 });
  return service;
}

/** Jobs wait in the queue, so that one of a lost zone costs seconds. */
export function addWorker(scope: Construct, { cluster, task, guard }: ServiceOptions) {
  const service = new ecs.FargateService(scope, 'Worker', {
    ...everyService,
    cluster,
    taskDefinition: task.definition,
    securityGroups: [guard],
  });
  const scaling = service.autoScaleTaskCount({ minCapacity: ONE_IN_EACH_ZONE, maxCapacity: MOST });
  scaling.scaleOnCpuUtilization('Busy', { targetUtilizationPercent: 60 });
  return service;
}
