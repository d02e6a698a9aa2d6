import { counter, gauge, type Metric } from './metrics.ts';

/** What every Node.js process can say of itself, under the names that dashboards know. */
export function processMetrics(): Metric[] {
  const { user, system } = process.cpuUsage();
  return [
    counter('process_cpu_seconds_total', 'Processor time, user and system.', (user + system) / 1e6),
    gauge(
      'process_resident_memory_bytes',
      'Memory that the system has given to the process.',
      process.memoryUsage.rss(),
    ),
    gauge('process_uptime_seconds', 'Since the process was started.', process.uptime()),
  ];
}
