import { Duration, Size } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { COLLECTOR_IMAGE } from './collector.ts';
import { findDatabaseAuthority } from './database-authority.ts';
import type { KeptSecret } from './keys-and-secrets.ts';
import { allow } from './vendor-rights.ts';

/** The longest that Fargate waits between telling a task to stop and killing it. */
export const STOP_TIMEOUT = Duration.seconds(120);
/** Whom the images run as (`nonroot` of distroless, `node` of the one for migrations). */
const USERS = { nonroot: 65532, node: 1000 } as const;
const NODE = { nonroot: '/nodejs/bin/node', node: 'node' } as const;
const AUTHORITY = '/authority/database.pem';
const COLLECTOR_MIB = 256;
/** A log that nobody takes must not hold up a call: what does not fit is lost. */
const LOG_BUFFER = Size.mebibytes(4);

export interface ProgramTaskOptions {
  readonly program: string;
  readonly image: string;
  readonly region: string;
  readonly user: keyof typeof USERS;
  readonly cpu: number;
  readonly memoryLimitMiB: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, KeptSecret>>;
  /** What the secrets of this installation are encrypted with. */
  readonly keyArn: string;
  /** Left out: a task that does its work and ends. */
  readonly port?: number;
  readonly command?: readonly string[];
  readonly collector?: string;
}

/** A task of one program: a file system that is read only but for what was made for it, no right that is not named, and a collector of its figures beside it. */
export class ProgramTask extends Construct {
  readonly definition: ecs.FargateTaskDefinition;
  readonly container: ecs.ContainerDefinition;
  readonly logs: LogGroup;

  constructor(scope: Construct, id: string, options: ProgramTaskOptions) {
    super(scope, id);
    const { cpu, memoryLimitMiB, port } = options;
    this.logs = new LogGroup(this, 'Logs', { retention: RetentionDays.ONE_MONTH });
    this.definition = new ecs.FargateTaskDefinition(this, 'Task', {
      cpu,
      memoryLimitMiB,
      // A core of its own and not a thread of one.
      runtimePlatform: {
        cpuArchitecture: ecs.CpuArchitecture.ARM64,
        operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
      },
      volumes: [{ name: 'tmp' }, { name: 'data' }, { name: 'authority' }],
    });
    this.definition.obtainExecutionRole().addToPrincipalPolicy(allow(['kms:Decrypt'], [options.keyArn]));
    const prepare = this.#prepare(options);
    this.container = this.#program(options);
    this.container.addContainerDependencies({
      container: prepare,
      condition: ecs.ContainerDependencyCondition.SUCCESS,
    });
    if (port !== undefined) this.container.addPortMappings({ containerPort: port });
    if (options.collector !== undefined) this.#collector(options.collector);
  }

  /** Volumes of Fargate belong to root, and Node does not know who signs for RDS: both are put right before the program begins. */
  #prepare({ image, region, user }: ProgramTaskOptions): ecs.ContainerDefinition {
    const script = [
      "const { chownSync, writeFileSync } = require('node:fs');",
      `for (const folder of ['/tmp', '/data']) chownSync(folder, ${USERS[user]}, ${USERS[user]});`,
      `writeFileSync('${AUTHORITY}', process.env.DATABASE_AUTHORITY);`,
    ].join(' ');
    const container = this.definition.addContainer('prepare', {
      image: ecs.ContainerImage.fromRegistry(image),
      essential: false,
      user: '0',
      readonlyRootFilesystem: true,
      entryPoint: [NODE[user], '-e', script],
      command: [],
      environment: { DATABASE_AUTHORITY: findDatabaseAuthority(region) },
      logging: this.#logging('prepare'),
    });
    this.#mount(container, false);
    return container;
  }

  #program({ program, image, user, port, ...options }: ProgramTaskOptions): ecs.ContainerDefinition {
    const linuxParameters = new ecs.LinuxParameters(this, 'Linux');
    linuxParameters.dropCapabilities(ecs.Capability.ALL);
    const container = this.definition.addContainer(program, {
      image: ecs.ContainerImage.fromRegistry(image),
      readonlyRootFilesystem: user === 'nonroot',
      linuxParameters,
      stopTimeout: STOP_TIMEOUT,
      environment: { ...options.environment, AYBIZA_DATA_DIR: '/data', NODE_EXTRA_CA_CERTS: AUTHORITY },
      secrets: this.#secrets(options.secrets),
      logging: this.#logging(program),
      ...(options.command !== undefined && { command: [...options.command] }),
      ...(port !== undefined && { healthCheck: healthCheck(port) }),
    });
    this.#mount(container, true);
    return container;
  }

  /** ECS reads them when a task starts, by a role that is this program's alone. */
  #secrets(kept: ProgramTaskOptions['secrets']): Record<string, ecs.Secret> {
    const of = ([variable, secret]: [string, KeptSecret]) => {
      if ('arn' in secret)
        return ecs.Secret.fromSecretsManager(Secret.fromSecretCompleteArn(this, variable, secret.arn));
      return ecs.Secret.fromSecretsManager(Secret.fromSecretNameV2(this, variable, secret.name), secret.field);
    };
    return Object.fromEntries(Object.entries(kept).map((entry) => [entry[0], of(entry)]));
  }

  /** Not essential: a call does not end because nobody counts it. */
  #collector(config: string): void {
    this.definition.addContainer('collector', {
      image: ecs.ContainerImage.fromRegistry(COLLECTOR_IMAGE),
      essential: false,
      enableRestartPolicy: true,
      memoryLimitMiB: COLLECTOR_MIB,
      readonlyRootFilesystem: true,
      environment: { AOT_CONFIG_CONTENT: config },
      logging: this.#logging('collector'),
    });
  }

  #mount(container: ecs.ContainerDefinition, readOnlyAuthority: boolean): void {
    container.addMountPoints(
      { sourceVolume: 'tmp', containerPath: '/tmp', readOnly: false },
      { sourceVolume: 'data', containerPath: '/data', readOnly: false },
      { sourceVolume: 'authority', containerPath: '/authority', readOnly: readOnlyAuthority },
    );
  }

  #logging(streamPrefix: string): ecs.LogDriver {
    const { logs: logGroup } = this;
    return ecs.LogDrivers.awsLogs({
      logGroup,
      streamPrefix,
      mode: ecs.AwsLogDriverMode.NON_BLOCKING,
      maxBufferSize: LOG_BUFFER,
    });
  }
}

/** As the image has it: ECS does not read what stands in an image. */
function healthCheck(port: number): ecs.HealthCheck {
  return {
    command: ['CMD', NODE.nonroot, 'scripts/operate/health-check.mjs', `http://127.0.0.1:${port}/health`],
    interval: Duration.seconds(5),
    timeout: Duration.seconds(2),
    retries: 3,
    startPeriod: Duration.seconds(30),
  };
}
