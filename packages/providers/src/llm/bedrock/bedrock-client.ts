import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { type AwsAccount, toClientConfig } from '../../aws/aws-account.ts';
import { keepConnections } from '../../aws/kept-connections.ts';

/** The SDK's client for one region, and how to make its first connection early. */
export function createBedrockClient(account: AwsAccount): { client: BedrockRuntimeClient; warm(): Promise<void> } {
  const url = account.endpoint ?? `https://bedrock-runtime.${account.region}.amazonaws.com`;
  const { requestHandler, warm } = keepConnections(new URL(url));
  return { client: new BedrockRuntimeClient({ ...toClientConfig(account), requestHandler }), warm };
}
