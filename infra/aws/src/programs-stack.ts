import { CfnOutput, Stack } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { collectorConfig } from './collector.ts';
import type { DataStack, RegionStackProps } from './data-stack.ts';
import { PagesDoor, VoiceDoor } from './doors.ts';
import type { Installation, RegionPlan } from './installation.ts';
import { Migration } from './migration.ts';
import { PORTS } from './network.ts';
import { addPlatformAlarms } from './platform-alarms.ts';
import { ProgramTask } from './program-task.ts';
import { programSettings } from './programs.ts';
import { addDesigner, addVoice, addWorker } from './services.ts';
import { allow, nothingElsewhere, rightToAskModels, rightToHearAndSpeak } from './vendor-rights.ts';
import { Watch } from './watch.ts';

export interface ProgramsStackProps
  extends RegionStackProps,
    Pick<Installation, 'images' | 'release' | 'alarms' | 'edge'> {
  readonly data: DataStack;
}

/** What a task of each program has: of its core and memory, voice is measured (docs/operators/aws.md), the others are assumed. */
const SIZES = {
  voice: { cpu: 1024, memoryLimitMiB: 2048 },
  worker: { cpu: 1024, memoryLimitMiB: 2048 },
  designer: { cpu: 1024, memoryLimitMiB: 2048 },
  operate: { cpu: 1024, memoryLimitMiB: 4096 },
} as const;

type Served = 'voice' | 'worker' | 'designer';

/** What a release replaces: the programs, the doors to them, and what watches them. */
export class ProgramsStack extends Stack {
  readonly #props: ProgramsStackProps;
  readonly #watch: Watch;
  readonly #calls: LogGroup;
  readonly #settings: ReturnType<typeof programSettings>;

  constructor(scope: Construct, id: string, props: ProgramsStackProps) {
    super(scope, id, props);
    this.#props = props;
    const { plan, data, alarms, installation } = props;
    const { network, recordings } = data;
    const { guards, vpc } = network;
    this.#watch = new Watch(this, 'Watch', { mailTo: alarms });
    this.#calls = new LogGroup(this, 'CallsFigure', { retention: RetentionDays.ONE_WEEK });
    this.#settings = programSettings({ installation, plan, data, edge: props.edge });
    const cluster = new ecs.Cluster(this, 'Cluster', { vpc, containerInsightsV2: ecs.ContainerInsights.ENABLED });
    const pages = new PagesDoor(this, 'Pages', { plan, network, recordings });
    const calls = new VoiceDoor(this, 'Calls', { plan, network, recordings });
    const task = { voice: this.#served('voice'), worker: this.#served('worker'), designer: this.#served('designer') };
    this.#giveRights(
      {
        voice: task.voice.definition.taskRole,
        worker: task.worker.definition.taskRole,
        designer: task.designer.definition.taskRole,
      },
      cluster,
    );

    const migration = new Migration(this, 'Migration', { cluster, task: this.#operate(), vpc, guard: guards.operate });
    const voice = addVoice(this, { cluster, task: task.voice, guard: guards.voice, door: calls, plan: plan.voice });
    const worker = addWorker(this, { cluster, task: task.worker, guard: guards.worker });
    const designer = addDesigner(this, { cluster, task: task.designer, guard: guards.designer, door: pages });
    for (const service of [voice, worker, designer]) service.node.addDependency(migration.done);
    addPlatformAlarms(this.#watch, { plan, data, pages, voice: calls, service: voice });
    this.#say(plan, pages, calls);
  }

  #served(program: Served): ProgramTask {
    const { plan, data, images, release } = this.#props;
    const { region } = plan;
    const port = PORTS[program];
    const logGroup = program === 'voice' ? this.#calls.logGroupName : null;
    return new ProgramTask(this, `${program}-task`, {
      ...SIZES[program],
      ...this.#settings[program],
      program,
      keyArn: data.secrets.key.keyArn,
      region,
      port,
      user: 'nonroot',
      image: `${images}/${program}:${release}`,
      collector: collectorConfig({ program, port, region, writeTo: this.#watch.writeTo, logGroup }),
    });
  }

  #operate(): ProgramTask {
    const { plan, data, images, release } = this.#props;
    return new ProgramTask(this, 'operate-task', {
      ...SIZES.operate,
      ...this.#settings.operate,
      program: 'operate',
      keyArn: data.secrets.key.keyArn,
      region: plan.region,
      user: 'node',
      image: `${images}/operate:${release}`,
      command: ['migrate'],
    });
  }

  /** Each program does what it does, and nothing else. */
  #giveRights({ voice, worker, designer }: Record<Served, IRole>, cluster: ecs.Cluster): void {
    const { plan, data } = this.#props;
    const { bucket } = data.recordings;
    const write = ['s3:PutObject', 's3:AbortMultipartUpload'];
    const all = ['s3:GetObject', 's3:DeleteObject', ...write];
    const everything = bucket.arnForObjects('*');
    for (const role of [voice, worker, designer]) {
      role.addToPrincipalPolicy(allow(['s3:ListBucket'], [bucket.bucketArn]));
      role.addToPrincipalPolicy(allow(['kms:GenerateDataKey', 'kms:Decrypt'], [data.secrets.key.keyArn]));
      role.addToPrincipalPolicy(allow(['aps:RemoteWrite'], [this.#watch.workspace.attrArn]));
    }
    voice.addToPrincipalPolicy(allow(all, [bucket.arnForObjects('*/calls/*')]));
    worker.addToPrincipalPolicy(allow(all, [everything]));
    designer.addToPrincipalPolicy(allow(['s3:GetObject', 's3:DeleteObject'], [everything]));
    designer.addToPrincipalPolicy(
      allow(write, [bucket.arnForObjects('*/knowledge/*'), bucket.arnForObjects('erased/*')]),
    );

    const models = rightToAskModels({ ...plan, account: this.account });
    for (const role of [voice, worker])
      for (const right of [...models, nothingElsewhere(plan)]) role.addToPrincipalPolicy(right);
    voice.addToPrincipalPolicy(rightToHearAndSpeak());
    const tasks = this.formatArn({ service: 'ecs', resource: 'task', resourceName: `${cluster.clusterName}/*` });
    voice.addToPrincipalPolicy(allow(['ecs:UpdateTaskProtection', 'ecs:GetTaskProtection'], [tasks]));
    this.#calls.grantWrite(voice);
  }

  #say({ pages: { host: page }, voice: { host: call } }: RegionPlan, pages: PagesDoor, calls: VoiceDoor): void {
    const name = (host: string) => `What ${host} has to point to (CNAME, without a proxy for voice)`;
    new CfnOutput(this, 'PagesName', { value: pages.balancer.loadBalancerDnsName, description: name(page) });
    new CfnOutput(this, 'VoiceName', { value: calls.balancer.loadBalancerDnsName, description: name(call) });
  }
}
