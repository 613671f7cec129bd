import { parseArgs } from 'node:util';
import { startSimulator } from './simulator.ts';

const USAGE = `MediaMTX's control and playback API, of whatever cameras write into a folder

  node infra/local/capture/mediamtx/main.ts --recordings <folder>
    --api 9997  --playback 9996                              ports; 0: any free one
    --auth http://127.0.0.1:4000/media/mediamtx-auth         asked about whoever plays back
`;

function port(name: string, text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new Error(`${name}: ${text} is no port`);
  return Number(text);
}

try {
  const { values } = parseArgs({
    options: {
      recordings: { type: 'string' },
      api: { type: 'string', default: '9997' },
      playback: { type: 'string', default: '9996' },
      auth: { type: 'string' },
    },
  });
  if (!values.recordings) throw new Error('--recordings is needed');
  const simulator = await startSimulator({
    recordings: values.recordings,
    apiPort: port('--api', values.api),
    playbackPort: port('--playback', values.playback),
    ...(values.auth !== undefined && { authUrl: values.auth }),
  });
  console.log(`MediaMTX's API on ${simulator.apiUrl}, playback on ${simulator.playbackUrl}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void simulator.close());
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  process.exit(2);
}
