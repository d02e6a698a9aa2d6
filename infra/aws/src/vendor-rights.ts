import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { RegionPlan } from './installation.ts';

/** What texts are compared by (packages/providers/src/embedding). */
const EMBEDDING_MODEL = 'amazon.titan-embed-text-v2:0';
const ASK = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];
const GEOGRAPHY = /^(us|eu|apac|jp|au|ca|us-gov)\./;

type Place = Pick<RegionPlan, 'region' | 'models'> & { readonly account: string };

/**
 * The right to ask the models of the plan and no other. A profile needs the right to itself and to the model in each region that it may choose,
 * there by this profile only (https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html).
 */
export function rightToAskModels({ region, models, account }: Place): PolicyStatement[] {
  const model = (where: string, id: string) => `arn:aws:bedrock:${where}::foundation-model/${id}`;
  const named = models.flatMap(({ id, regions }) => {
    if (!GEOGRAPHY.test(id)) return allow(ASK, [model(region, id)]);
    const profile = `arn:aws:bedrock:${region}:${account}:inference-profile/${id}`;
    const everywhere = regions.map((where) => model(where, id.replace(GEOGRAPHY, '')));
    const byProfile = allow(ASK, everywhere);
    byProfile.addCondition('StringEquals', { 'bedrock:InferenceProfileArn': profile });
    return [allow(ASK, [profile]), byProfile];
  });
  return [...named, allow(['bedrock:InvokeModel'], [model(region, EMBEDDING_MODEL)])];
}

/** The right to hear and speak. Neither service has anything that a right could be limited to. */
export function rightToHearAndSpeak(): PolicyStatement {
  return allow(['transcribe:StartStreamTranscription', 'polly:SynthesizeSpeech'], ['*']);
}

/** Whatever else is allowed: nothing of a call goes to a region that the plan does not name. */
export function nothingElsewhere({ region, models }: Pick<Place, 'region' | 'models'>): PolicyStatement {
  const regions = [...new Set([region, ...models.flatMap((model) => model.regions)])].sort();
  return new PolicyStatement({
    effect: Effect.DENY,
    actions: ['bedrock:*', 'polly:*', 'transcribe:*'],
    resources: ['*'],
    conditions: { StringNotEquals: { 'aws:RequestedRegion': regions } },
  });
}

export function allow(actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ actions, resources });
}
