// The two steps of a migration under CloudFormation, as Lambda runs them: start the task, and look whether it has ended. The client is the
// one that Lambda's Node brings.
import { DescribeTasksCommand, ECSClient, RunTaskCommand } from '@aws-sdk/client-ecs';

const ecs = new ECSClient({});

/**
 * @typedef {{ cluster: string, taskDefinition: string, subnets: string[], securityGroups: string[], container: string }} Migration
 * @typedef {{ RequestType: 'Create' | 'Update' | 'Delete', ResourceProperties: Migration, Data?: { task?: string } }} StackEvent
 */

/**
 * Nothing is migrated when the stack goes: the database outlives it.
 * @param {StackEvent} event
 */
export async function onEvent({ RequestType, ResourceProperties: asked }) {
  if (RequestType === 'Delete') return {};
  const { tasks = [], failures = [] } = await ecs.send(
    new RunTaskCommand({
      cluster: asked.cluster,
      taskDefinition: asked.taskDefinition,
      launchType: 'FARGATE',
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: asked.subnets,
          securityGroups: asked.securityGroups,
          assignPublicIp: 'DISABLED',
        },
      },
    }),
  );
  const task = tasks[0]?.taskArn;
  if (task === undefined)
    throw new Error(`The migration could not be started: ${failures[0]?.reason ?? 'no reason given'}.`);
  return { PhysicalResourceId: 'migration', Data: { task } };
}

/** @param {StackEvent} event */
export async function isComplete({ RequestType, ResourceProperties: { cluster, container: name }, Data }) {
  if (RequestType === 'Delete' || Data?.task === undefined) return { IsComplete: true };
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [Data.task] }));
  const [task] = tasks;
  if (task === undefined || task.lastStatus !== 'STOPPED') return { IsComplete: false };
  const exitCode = task.containers?.find((container) => container.name === name)?.exitCode;
  if (exitCode === 0) return { IsComplete: true };
  const why = exitCode === undefined ? task.stoppedReason : `it ended with ${exitCode}`;
  throw new Error(`The database was not migrated: ${why}. Its log says more; no program was replaced.`);
}
