import { App, type AppProps, Tags, Validations } from 'aws-cdk-lib';
import { DataStack } from './data-stack.ts';
import { ExplainedChecks } from './findings.ts';
import type { Installation } from './installation.ts';
import { ProgramsStack } from './programs-stack.ts';

/** Of aws-cdk-lib: what it does otherwise only for those who come from older versions. */
const FLAGS = {
  '@aws-cdk/core:target-partitions': ['aws'],
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-ec2:restrictDefaultSecurityGroup': false,
  '@aws-cdk/aws-ecs:removeDefaultDesiredCount': true,
  '@aws-cdk/aws-ecs:disableExplicitDeploymentControllerForCircuitBreaker': true,
  '@aws-cdk/aws-s3:createDefaultLoggingPolicy': true,
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
};

export function openApp(props: AppProps = {}): App {
  return new App({ analyticsReporting: false, ...props, postCliContext: FLAGS });
}

/** Two stacks for each region, which know nothing of another region's: a workspace is at home in one of them. */
export function addStacks(app: App, { name, account, regions, ...release }: Installation): void {
  for (const plan of regions) {
    const { region } = plan;
    const props = { installation: name, plan, env: { account, region } };
    const data = new DataStack(app, `${name}-${region}-data`, { ...props, description: `AYBIZA, what is kept` });
    new ProgramsStack(app, `${name}-${region}-programs`, {
      ...props,
      ...release,
      data,
      description: `AYBIZA ${release.release}, what runs`,
    });
  }
  Tags.of(app).add('application', name);
  Validations.of(app).addPlugins(new ExplainedChecks(app));
}
