import type { IncomingMessage, ServerResponse } from 'node:http';
import { mayReadMetrics } from '@aybiza/telemetry/may-read-metrics';
import { describeMetrics } from '@aybiza/telemetry/metrics';
import { processMetrics } from '@aybiza/telemetry/process-metrics';
import type { ApiWatch } from '../api-watch.ts';

/** Answers with the process's figures in the text format of Prometheus; whoever may not read them finds nothing here. */
export function handleMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  { watch, token }: { watch: ApiWatch; token: string | undefined },
): void {
  if (!mayReadMetrics(request, token)) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
  response.end(describeMetrics([...watch.metrics(), ...processMetrics()]));
}
