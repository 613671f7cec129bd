import { parseArgs } from 'node:util';
import { type Camera, type CameraOptions, startCamera } from './camera.ts';

/**
 * The capture simulator as a program of its own. While it runs it obeys lines of `process.send`:
 * `{ do: 'stop' | 'crash' | 'silence' | 'resume' }` and `{ do: 'gap', seconds }`. It answers with
 * `{ camera: { startMs, fps } }` when it records, and ends with its parent.
 */
const USAGE = `capture simulator: writes recordings as MediaMTX does

  node infra/local/capture/main.ts --recordings <folder> --path <channel path>
    --part 0.2  --segment 600  --fps 30  --gop 1     seconds (fps: pictures a second)
    --size 640x360  --bitrate 8000000  --no-audio
    --gap from,to  --silent from,to                  seconds since the start; may be repeated
    --stop-after s  --crash-after s
    --start ISO  --speed max                         footage of another time, as fast as it can
    --platform http://127.0.0.1:PORT  --token T  --channel <id>  --beat 5
`;

function optionsFrom(args: string[]): CameraOptions {
  const { values } = parseArgs({
    args,
    options: {
      recordings: { type: 'string' },
      path: { type: 'string' },
      part: { type: 'string' },
      segment: { type: 'string' },
      fps: { type: 'string' },
      gop: { type: 'string' },
      size: { type: 'string' },
      bitrate: { type: 'string' },
      'no-audio': { type: 'boolean' },
      gap: { type: 'string', multiple: true },
      silent: { type: 'string', multiple: true },
      'stop-after': { type: 'string' },
      'crash-after': { type: 'string' },
      start: { type: 'string' },
      speed: { type: 'string' },
      platform: { type: 'string' },
      token: { type: 'string' },
      channel: { type: 'string' },
      beat: { type: 'string' },
    },
  });
  const { recordings, path, platform, token = process.env.CAPTURE_TOKEN, channel } = values;
  if (!recordings || !path) throw new Error('--recordings and --path are needed');
  if (!/^[a-z0-9-]{1,40}$/.test(path)) throw new Error('--path: 1 to 40 of a-z, 0-9 and -');
  if (platform && !(token && channel)) throw new Error('--platform needs --token and --channel');
  if (values.speed && values.speed !== 'max' && values.speed !== 'real') throw new Error('--speed: max or real');
  const [width, height] = values.size ? numbers('--size', values.size.replace('x', ',')) : [];
  return {
    recordings,
    path,
    part: number('--part', values.part),
    segment: number('--segment', values.segment),
    fps: number('--fps', values.fps),
    gop: number('--gop', values.gop),
    width,
    height,
    bitrate: number('--bitrate', values.bitrate),
    audio: !values['no-audio'],
    gaps: values.gap?.map((span) => numbers('--gap', span)),
    silent: values.silent?.map((span) => numbers('--silent', span)),
    stopAfter: number('--stop-after', values['stop-after']),
    crashAfter: number('--crash-after', values['crash-after']),
    startMs: values.start === undefined ? undefined : moment(values.start),
    speed: values.speed === 'max' ? 'max' : 'real',
    platform: platform && token && channel ? { url: platform, token, channelId: channel } : undefined,
    beat: number('--beat', values.beat),
    log: (line) => console.log(`${path}: ${line}`),
  };
}

function number(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new Error(`${name}: ${text} is no number`);
  return value;
}

function numbers(name: string, text: string): [number, number] {
  const [a, b, ...rest] = text.split(',').map((value) => number(name, value));
  if (a === undefined || b === undefined || rest.length > 0) throw new Error(`${name}: two numbers, not ${text}`);
  return [a, b];
}

function moment(text: string): number {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new Error(`--start: ${text} is no ISO instant`);
  return ms;
}

function obey(camera: Camera, order: unknown): void {
  if (typeof order !== 'object' || order === null || !('do' in order)) return;
  if (order.do === 'stop') camera.stop();
  if (order.do === 'crash') process.exit(1); // as kill -9 would: nothing is closed
  if (order.do === 'silence') camera.silence();
  if (order.do === 'resume') camera.resume();
  if (order.do === 'gap' && 'seconds' in order && typeof order.seconds === 'number') camera.gap(order.seconds);
}

try {
  const camera = await startCamera(optionsFrom(process.argv.slice(2)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => camera.stop());
  process.on('message', (order) => obey(camera, order));
  process.on('disconnect', () => camera.stop());
  process.send?.({ camera: { startMs: camera.startMs, fps: camera.fps } });
  console.log(`records since ${new Date(camera.startMs).toISOString()}`);
  const how = await camera.ended;
  process.exit(how === 'crashed' ? 1 : 0);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  process.exit(2);
}
