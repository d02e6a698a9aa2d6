import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { addStacks, openApp } from './add-stacks.ts';
import { EXPLANATIONS, ExplainedChecks, findExplanation, listFindings } from './findings.ts';
import { readInstallation } from './installation.ts';

const EXAMPLE = join(import.meta.dirname, '../installation.example.json');
const plans = readInstallation(EXAMPLE).regions;

let outdir: string;
let app: App;
let missing: unknown;
/** By region. */
const data: Record<string, Template> = {};
const programs: Record<string, Template> = {};

beforeAll(() => {
  outdir = mkdtempSync(join(tmpdir(), 'aybiza-cdk-'));
  app = openApp({ outdir });
  addStacks(app, readInstallation(EXAMPLE));
  ({ missing } = app.synth().manifest);
  for (const { region } of plans) {
    data[region] = templateOf(`aybiza-${region}-data`);
    programs[region] = templateOf(`aybiza-${region}-programs`);
  }
});
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

function templateOf(name: string): Template {
  return Template.fromStack(app.node.findChild(name) as Stack);
}

const resourceSchema = z.looseObject({ Properties: z.looseObject({}).default({}) });
type Properties = Record<string, unknown>;

/** What resources of a type are given, by their names. */
function listProperties(
  template: Template | undefined,
  type: string,
  properties: unknown = {},
): [string, Properties][] {
  const found = template?.findResources(type, properties === undefined ? {} : { Properties: properties }) ?? {};
  return Object.entries(found).map(([name, resource]) => [name, resourceSchema.parse(resource).Properties]);
}

const statementSchema = z.looseObject({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]).transform((action) => [action].flat()),
  Resource: z.unknown(),
});
const policySchema = z.object({
  PolicyDocument: z.object({ Statement: z.array(statementSchema) }),
  Roles: z.array(z.object({ Ref: z.string() })),
});

/** What a role may do, by the beginning of its name. */
function rightsOf(template: Template | undefined, role: string) {
  return listProperties(template, 'AWS::IAM::Policy')
    .map(([, properties]) => policySchema.parse(properties))
    .filter(({ Roles: roles }) => roles.some(({ Ref: name }) => name.startsWith(role)))
    .flatMap(({ PolicyDocument: document }) => document.Statement);
}

const actionsOf = (statements: ReturnType<typeof rightsOf>) =>
  statements.filter(({ Effect: effect }) => effect === 'Allow').flatMap(({ Action: actions }) => actions);

const containerSchema = z.looseObject({
  Name: z.string(),
  Environment: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
  Secrets: z.array(z.object({ Name: z.string(), ValueFrom: z.unknown() })).default([]),
});

function containerOf(template: Template | undefined, task: string) {
  const [, properties] = listProperties(template, 'AWS::ECS::TaskDefinition').find(([id]) => id.startsWith(task)) ?? [];
  const containers = z
    .object({ ContainerDefinitions: z.array(containerSchema) })
    .parse(properties).ContainerDefinitions;
  const container = containers.find(({ Name: name }) => name === task.replace('task', ''));
  if (container === undefined) throw new Error(`There is no container of ${task}.`);
  return container;
}

it('the templates are written without asking an account anything', () => {
  expect(missing).toBeUndefined();
});

it('the programs’ template stays far below what CloudFormation takes', () => {
  for (const template of [...Object.values(data), ...Object.values(programs)])
    expect(JSON.stringify(template.toJSON()).length).toBeLessThan(500_000);
});

describe.each(plans.map((plan) => [plan.region, plan] as const))('in %s', (region, plan) => {
  describe('voice', () => {
    it('is scaled on calls, at half of its places, and never on how busy processors are', () => {
      const policies = listProperties(programs[region], 'AWS::ApplicationAutoScaling::ScalingPolicy').filter(([name]) =>
        name.startsWith('Voice'),
      );
      expect(policies).toHaveLength(1);
      expect(policies[0]?.[1]).toMatchObject({
        TargetTrackingScalingPolicyConfiguration: {
          CustomizedMetricSpecification: { MetricName: 'aybiza_live_calls', Statistic: 'Average' },
          TargetValue: plan.voice.places / 2,
        },
      });
      expect(JSON.stringify(policies)).not.toMatch(/CPU/);
    });

    it('always has processes in all three zones', () => {
      const [[, target] = []] = listProperties(programs[region], 'AWS::ApplicationAutoScaling::ScalableTarget').filter(
        ([name]) => name.startsWith('Voice'),
      );
      expect(target).toMatchObject({ MinCapacity: plan.voice.minTasks, MaxCapacity: plan.voice.maxTasks });
      expect(plan.voice.minTasks % 3).toBe(0);
    });

    it('has one core to a process, which is no thread of one', () => {
      programs[region]?.hasResourceProperties('AWS::ECS::TaskDefinition', {
        Cpu: '1024',
        RuntimePlatform: { CpuArchitecture: 'ARM64' },
        ContainerDefinitions: Match.arrayWith([Match.objectLike({ Name: 'voice' })]),
      });
    });

    it('is replaced by a release beside it, and keeps half an hour for the calls that it has', () => {
      programs[region]?.hasResourceProperties('AWS::ECS::Service', {
        DeploymentConfiguration: Match.objectLike({ Strategy: 'BLUE_GREEN', BakeTimeInMinutes: 30 }),
      });
    });

    it('hands its calls over and writes the rest before Fargate kills it', () => {
      const { Environment: variables, StopTimeout: stopTimeout } = containerOf(programs[region], 'voicetask');
      const of = (name: string) => Number(variables.find(({ Name: each }) => each === name)?.Value);
      expect(stopTimeout).toBe(120);
      expect(of('HAND_OVER_AFTER_MS')).toBeLessThan(of('DRAIN_MS'));
      // What is left of records takes ten seconds at most (apps/voice/src/main.ts).
      expect(of('DRAIN_MS') + 10_000).toBeLessThan(120_000);
    });

    it('may ask not to be ended while it has calls', () => {
      expect(actionsOf(rightsOf(programs[region], 'voicetask'))).toContain('ecs:UpdateTaskProtection');
    });

    it('is asked whether it is well and not whether it has room: ECS would end what is full', () => {
      const groups = listProperties(programs[region], 'AWS::ElasticLoadBalancingV2::TargetGroup');
      expect(groups).toHaveLength(3);
      for (const [, group] of groups) expect(group).toMatchObject({ HealthCheckPath: '/health' });
    });

    it('sees the addresses of strangers, and its connections are not cut by its load balancer', () => {
      programs[region]?.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
        Protocol: 'TCP',
        TargetGroupAttributes: Match.arrayWith([
          { Key: 'preserve_client_ip.enabled', Value: 'true' },
          { Key: 'deregistration_delay.connection_termination.enabled', Value: 'false' },
        ]),
      });
    });
  });

  describe('a release', () => {
    it('replaces no program before its migrations are through', () => {
      const services = Object.entries(programs[region]?.findResources('AWS::ECS::Service') ?? {});
      const migration = Object.keys(programs[region]?.findResources('Custom::Migration') ?? {})[0];
      expect(services).toHaveLength(3);
      for (const [name, { DependsOn: dependsOn }] of services) expect(dependsOn, name).toContain(migration);
    });

    it('goes back by itself when its programs do not stay up, and never leaves fewer than before', () => {
      for (const [, service] of listProperties(programs[region], 'AWS::ECS::Service'))
        expect(service).toMatchObject({
          DeploymentConfiguration: {
            MinimumHealthyPercent: 100,
            DeploymentCircuitBreaker: { Enable: true, Rollback: true },
          },
        });
    });

    it('does not change how many processes run', () => {
      for (const [, service] of listProperties(programs[region], 'AWS::ECS::Service'))
        expect(service).not.toHaveProperty('DesiredCount');
    });
  });

  describe('nothing is reachable from the internet', () => {
    it('but the two load balancers, at port 443', () => {
      const open = listProperties(data[region], 'AWS::EC2::SecurityGroup').filter(([, group]) =>
        JSON.stringify(group.SecurityGroupIngress ?? []).includes('0.0.0.0/0'),
      );
      expect(open.map(([name]) => name.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
        'NetworkPagesDoor',
        'NetworkVoiceDoor',
      ]);
      for (const [, { SecurityGroupIngress: rules }] of open)
        expect(rules).toEqual([expect.objectContaining({ FromPort: 443, ToPort: 443 })]);
      data[region]?.resourcePropertiesCountIs('AWS::EC2::SecurityGroupIngress', { CidrIp: Match.anyValue() }, 0);
    });

    it('and no task, database or cache has a public address', () => {
      for (const [, service] of listProperties(programs[region], 'AWS::ECS::Service'))
        expect(service).toMatchObject({
          NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } },
        });
      for (const [, subnet] of listProperties(data[region], 'AWS::EC2::Subnet'))
        expect(subnet.MapPublicIpOnLaunch).toBe(false);
      data[region]?.hasResourceProperties('AWS::RDS::DBInstance', { PubliclyAccessible: false });
    });

    it('and nobody gets a shell in a task', () => {
      for (const [, service] of listProperties(programs[region], 'AWS::ECS::Service'))
        expect(service.EnableExecuteCommand).toBe(false);
    });
  });

  describe('no task', () => {
    it('is given another’s secrets', () => {
      const secrets = ['voice', 'worker', 'designer', 'operate'].map((program) => [
        program,
        containerOf(programs[region], `${program}task`)
          .Secrets.map(({ Name: name }) => name)
          .sort(),
      ]);
      expect(Object.fromEntries(secrets)).toEqual({
        voice: ['AUTH_SECRET', 'DATABASE_URL', 'DEEPGRAM_API_KEY', 'REDIS_URL', 'TWILIO_AUTH_TOKEN'],
        worker: ['AUTH_SECRET', 'DATABASE_URL', 'REDIS_URL', 'TWILIO_AUTH_TOKEN'],
        designer: ['AUTH_SECRET', 'DATABASE_URL', 'REDIS_URL'],
        operate: ['DATABASE_OWNER_URL', 'DATABASE_URL'],
      });
    });

    it.each(['voice', 'worker', 'designer', 'operate'])('may read another’s secrets: %s', (program) => {
      const reads = (role: string) =>
        rightsOf(programs[region], `${program}taskTask${role}`)
          .filter(({ Action: actions }) => actions.includes('secretsmanager:GetSecretValue'))
          .flatMap(({ Resource: resource }) => [resource].flat());
      const given = containerOf(programs[region], `${program}task`).Secrets;
      // While it runs, it may read none at all.
      expect(reads('TaskRole')).toEqual([]);
      expect(reads('ExecutionRole')).toHaveLength(
        new Set(given.map(({ ValueFrom: from }) => JSON.stringify(from))).size,
      );
    });

    it('has a secret in its environment', () => {
      const values = ['voice', 'worker', 'designer', 'operate'].flatMap(
        (program) => containerOf(programs[region], `${program}task`).Environment,
      );
      expect(JSON.stringify(values)).not.toMatch(/resolve:secretsmanager|postgresql:|rediss:/);
    });

    it('runs as root or writes into its image', () => {
      for (const program of ['voice', 'worker', 'designer'])
        expect(containerOf(programs[region], `${program}task`)).toMatchObject({
          ReadonlyRootFilesystem: true,
          LinuxParameters: { Capabilities: { Drop: ['ALL'] } },
        });
    });

    it('but voice hears or speaks, and no task but voice and workers asks a model', () => {
      const may = (program: string) => actionsOf(rightsOf(programs[region], `${program}taskTaskTaskRole`));
      expect(may('voice')).toEqual(
        expect.arrayContaining(['transcribe:StartStreamTranscription', 'polly:SynthesizeSpeech']),
      );
      for (const program of ['worker', 'designer']) expect(may(program).join()).not.toMatch(/transcribe|polly/);
      for (const program of ['designer', 'operate']) expect(may(program).join()).not.toMatch(/bedrock/);
    });
  });

  it('only the models of the plan are asked, in their regions', () => {
    const asked = JSON.stringify(
      rightsOf(programs[region], 'voicetaskTaskTaskRole').filter(
        ({ Effect: effect, Action: actions }) =>
          effect === 'Allow' && actions.some((action) => action.startsWith('bedrock:')),
      ),
    );
    const models = [...asked.matchAll(/arn:aws:bedrock:([\w-]+):(\d*):([\w-]+)\/([\w.:-]+)/g)].map(
      ([, , , , id]) => id,
    );
    expect(models).not.toEqual([]);
    for (const id of models)
      expect([
        'amazon.titan-embed-text-v2:0',
        ...plan.models.flatMap((model) => [model.id, model.id.slice(3)]),
      ]).toContain(id);
    expect(asked).not.toMatch(/"\*"|foundation-model\/\*/);
  });

  it('nothing of a call goes to a region that the plan does not name', () => {
    for (const program of ['voice', 'worker'])
      expect(rightsOf(programs[region], `${program}taskTaskTaskRole`)).toContainEqual(
        expect.objectContaining({
          Effect: 'Deny',
          Action: ['bedrock:*', 'polly:*', 'transcribe:*'],
          Condition: {
            StringNotEquals: {
              'aws:RequestedRegion': [...new Set([region, ...plan.models.flatMap(({ regions }) => regions)])].sort(),
            },
          },
        }),
      );
  });

  describe('recordings', () => {
    it('cannot be destroyed before the days of the lock, and are gone soon after them', () => {
      data[region]?.hasResourceProperties('AWS::S3::Bucket', {
        ObjectLockEnabled: true,
        ObjectLockConfiguration: {
          Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: plan.recordings.lockedDays } },
        },
        LifecycleConfiguration: {
          Rules: Match.arrayWith([
            Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 1 }, ExpiredObjectDeleteMarker: true }),
          ]),
        },
      });
    });

    it('may be destroyed for good by no program', () => {
      const may = ['voice', 'worker', 'designer', 'operate'].flatMap((program) =>
        actionsOf(rightsOf(programs[region], `${program}task`)),
      );
      expect(may).toContain('s3:DeleteObject');
      expect(
        may.filter((action) => /DeleteObjectVersion|BypassGovernance|PutObjectRetention|s3:\*/.test(action)),
      ).toEqual([]);
    });

    it('are encrypted, private, and reached by TLS only', () => {
      for (const [, bucket] of listProperties(data[region], 'AWS::S3::Bucket'))
        expect(bucket).toMatchObject({
          BucketEncryption: expect.anything(),
          PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
        });
      data[region]?.resourcePropertiesCountIs(
        'AWS::S3::BucketPolicy',
        {
          PolicyDocument: {
            Statement: Match.arrayWith([
              Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
            ]),
          },
        },
        2,
      );
    });
  });

  it('the database stands in two zones, keeps every change for two weeks, and nothing deletes it', () => {
    data[region]?.hasResource('AWS::RDS::DBInstance', {
      DeletionPolicy: 'Snapshot',
      Properties: { MultiAZ: true, BackupRetentionPeriod: 14, DeletionProtection: true, StorageEncrypted: true },
    });
  });

  it('programs tell the database from whoever stands between', () => {
    const { Environment: variables } = containerOf(programs[region], 'voicetask');
    expect(variables).toContainEqual({ Name: 'NODE_EXTRA_CA_CERTS', Value: '/authority/database.pem' });
    expect(JSON.stringify(data[region]?.toJSON())).toContain('sslmode=verify-full');
    expect(JSON.stringify(programs[region]?.toJSON())).toContain('-----BEGIN CERTIFICATE-----');
  });

  it('Redis evicts nothing, and has a copy in each zone', () => {
    data[region]?.hasResourceProperties('AWS::ElastiCache::ParameterGroup', {
      Properties: { 'maxmemory-policy': 'noeviction' },
    });
    data[region]?.hasResourceProperties('AWS::ElastiCache::ReplicationGroup', {
      NumCacheClusters: 3,
      MultiAZEnabled: true,
      TransitEncryptionEnabled: true,
      AtRestEncryptionEnabled: true,
    });
  });

  it('each zone has a way out of its own', () => {
    data[region]?.resourceCountIs('AWS::EC2::NatGateway', 3);
  });

  it('the alarms of our own figures are those of infra/prometheus, word for word', () => {
    const rules = readFileSync(join(import.meta.dirname, '../../prometheus/alerts.yml'), 'utf8');
    programs[region]?.hasResourceProperties('AWS::APS::RuleGroupsNamespace', { Data: rules });
    expect(parse(rules).groups[0].rules.length).toBeGreaterThan(10);
  });

  it('every alarm reaches somebody, and says what to do', () => {
    const alarms = listProperties(programs[region], 'AWS::CloudWatch::Alarm').filter(([name]) =>
      name.startsWith('Watch'),
    );
    expect(alarms.length).toBeGreaterThan(12);
    for (const [name, alarm] of alarms) {
      expect(alarm.AlarmActions, name).toHaveLength(1);
      expect(String(alarm.AlarmDescription), name).toMatch(/\.$/);
    }
    programs[region]?.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email' });
  });

  it('no other region’s stacks are needed', () => {
    const others = plans.map((each) => each.region).filter((name) => name !== region);
    const own = JSON.stringify([data[region]?.toJSON(), programs[region]?.toJSON()]);
    for (const other of others) expect(own).not.toContain(`aybiza-${other}`);
  });
});

describe('what cdk-nag finds', () => {
  it('is explained, all of it', () => {
    expect(listFindings(app).filter((finding) => findExplanation(finding) === undefined)).toEqual([]);
  });

  it('is there still for every explanation', () => {
    const used = new Set(listFindings(app).map(findExplanation));
    expect(
      EXPLANATIONS.filter((explanation) => !used.has(explanation)).map(({ finding, at }) => [finding, at]),
    ).toEqual([]);
  });

  it.each(EXPLANATIONS.map(({ finding, reason }) => [finding, reason] as const))(
    '%s is explained in a sentence',
    (_, reason) => {
      expect(reason).toMatch(/^.{50,}\.$/);
    },
  );

  it('is not hidden by them anywhere else', () => {
    const other = openApp({ outdir: join(outdir, 'other') });
    addStacks(other, readInstallation(EXAMPLE));
    new CfnBucket(other.node.findChild('aybiza-us-east-1-data'), 'Open');
    expect(new ExplainedChecks(other).validateScope(other).violations.map(({ ruleName }) => ruleName)).toEqual(
      expect.arrayContaining(['AwsSolutions-S1', 'AwsSolutions-S10']),
    );
  });
});
