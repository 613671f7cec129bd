// A camera that publishes and a MediaMTX that records it: the simulators, or the real server that MEDIAMTX_URL names.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { startCamera } from '../../../infra/local/capture/camera.ts';
import { encoderPath } from '../../../infra/local/capture/encoder.ts';
import { startSimulator } from '../../../infra/local/capture/mediamtx/simulator.ts';
import { afterFile } from '../../support/cleanup.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** Such as `http://127.0.0.1`: one with infra/mediamtx.yml, whose platform lets anybody play back (or none is asked). */
const given = process.env.MEDIAMTX_URL || undefined;
if (!given) console.log('MEDIAMTX_URL names no real MediaMTX: the simulator is asked instead');

export interface Published {
  readonly apiUrl: string;
  readonly playbackUrl: string;
  readonly path: string;
  /** Epoch milliseconds; the first footage is not before. */
  readonly startMs: number;
  /** The camera goes, as one that is switched off. */
  stop(): Promise<void>;
}

/** H.264 without B-frames and AAC, a keyframe a second, until the end of the test file. */
export async function publish(): Promise<Published> {
  const path = `test-${randomBytes(4).toString('hex')}`;
  return given ? publishForReal(given, path) : publishSimulated(path);
}

async function publishSimulated(path: string): Promise<Published> {
  const recordings = temporaryFolder();
  const simulator = await startSimulator({ recordings });
  const camera = await startCamera({ recordings, path });
  const stop = async () => {
    camera.stop();
    await camera.ended;
  };
  afterFile(() => simulator.close());
  afterFile(stop);
  const { apiUrl, playbackUrl } = simulator;
  return { apiUrl, playbackUrl, path, startMs: camera.startMs, stop };
}

async function publishForReal(url: string, path: string): Promise<Published> {
  const { protocol, hostname } = new URL(url);
  const target = `srt://${hostname}:8890?streamid=publish:${path}&pkt_size=1316`;
  const source = [
    '-re',
    '-f',
    'lavfi',
    '-i',
    'testsrc2=size=640x360:rate=30',
    '-f',
    'lavfi',
    '-i',
    'sine=sample_rate=48000',
  ];
  const video = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-tune',
    'zerolatency',
    '-bf',
    '0',
    '-g',
    '30',
    '-pix_fmt',
    'yuv420p',
  ];
  const args = [...source, ...video, '-c:a', 'aac', '-f', 'mpegts', target];
  const startMs = Date.now();
  const camera = spawn(encoderPath(), ['-hide_banner', '-loglevel', 'error', ...args], { stdio: 'ignore' });
  const ended = once(camera, 'exit');
  const stop = async () => {
    camera.kill('SIGTERM');
    await ended;
  };
  afterFile(stop);
  const at = (port: number) => `${protocol}//${hostname}:${port}`;
  return { apiUrl: at(9997), playbackUrl: at(9996), path, startMs, stop };
}
