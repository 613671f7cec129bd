import type { Metrics } from './metrics.ts';
import type { PlatformWatch } from './watchPlatform.ts';

export function measurePlatform(metrics: Metrics, watch: PlatformWatch): void {
  metrics.gauge('filmroom_lag_seconds', 'For how long the read models have been behind the log.', async () => {
    return (await watch.lagMs()) / 1_000;
  });
  metrics.gauge('filmroom_parked_facts', 'Facts that could not be applied and are set aside.', watch.parked);
  metrics.gauge('filmroom_stopped_readers', 'Readers of the log that need newer software to go on.', async () => {
    return (await watch.stops()).length;
  });
  metrics.gauge('filmroom_disk_free_bytes', 'Free on the disk of the data folder.', async () => {
    return (await watch.disk()).freeBytes;
  });
  metrics.gauges('filmroom_jobs', 'Jobs that are not done.', ['queue', 'state'], async () =>
    (await watch.jobs()).map(({ queue, state, count }) => ({ labels: { queue, state }, value: count })),
  );
  metrics.gauge('filmroom_oldest_job_seconds', 'How long the oldest due clip has waited for a worker.', async () => {
    return (await watch.longestWaitMs()) / 1_000;
  });
}
