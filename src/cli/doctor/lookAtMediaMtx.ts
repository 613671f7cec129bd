import path from 'node:path';
import { askMediaMtx } from '../../recordings/mediamtx/askMediaMtx.ts';
import { openControlApi } from '../../recordings/mediamtx/controlApi.ts';
import { MediaMtxError } from '../../recordings/mediamtx/mediamtxError.ts';
import { isRecording } from '../../recordings/recorderState.ts';
import { openRecordings } from '../../recordings/recordings.ts';
import { broken, type Finding, fine } from './finding.ts';

const ABOUT = 'MediaMTX';
const CHANNEL_PATH = /^[a-z0-9-]{1,40}$/;
/** A header tells whole seconds: what is less than that is measured by the platform. */
const SECOND = 1_000;

/** A MediaMTX, where one is named: does it answer, in UTC, on time, and are the cameras that it hears in our folder? */
export async function lookAtMediaMtx(apiUrl: string | undefined, dataFolder: string): Promise<Finding[]> {
  // What is no URL was told as a setting.
  if (!apiUrl || !URL.canParse(apiUrl)) return [];
  const base = new URL(apiUrl).origin;
  const api = openControlApi(base);
  try {
    const { version } = await api.info();
    const troubles = [await lookAtClock(base), await lookAtZone(api), ...(await lookAtCameras(api, dataFolder))];
    const found = troubles.filter((trouble) => trouble !== undefined);
    return found.length > 0 ? found : [fine(ABOUT, `${version} at ${base}`)];
  } catch (error) {
    if (!(error instanceof MediaMtxError)) throw error;
    return [broken(ABOUT, error.message, 'start it with infra/mediamtx.yml, or correct MEDIAMTX_API_URL')];
  }
}

type Api = ReturnType<typeof openControlApi>;

async function lookAtClock(base: string): Promise<Finding | undefined> {
  const asked = Date.now();
  const { headers } = await askMediaMtx(base, '/v3/info');
  const said = Date.parse(headers.get('date') ?? '');
  const [least, most] = [said - Date.now(), said + SECOND - asked];
  const isOff = least > SECOND || most < -SECOND;
  if (!isOff) return undefined;
  const seconds = Math.round(Math.min(Math.abs(least), Math.abs(most)) / SECOND);
  const what = `MediaMTX's clock is ${seconds} s ${least > 0 ? 'ahead' : 'behind'}`;
  return broken(ABOUT, what, 'set the clock of its machine to automatic');
}

/** Its files are named by its local time, and ours read as UTC. */
async function lookAtZone(api: Api): Promise<Finding | undefined> {
  const starts = (await api.recordings()).flatMap(({ segments }) => segments.map(({ start }) => start));
  const local = starts.find((start) => !start.endsWith('Z'));
  if (local === undefined) return undefined;
  return broken(ABOUT, `MediaMTX names its files in another zone than UTC (${local})`, 'start it with TZ=UTC');
}

async function lookAtCameras(api: Api, dataFolder: string): Promise<Finding[]> {
  const recordings = openRecordings(path.join(dataFolder, 'recordings'));
  const online = (await api.paths()).filter((one) => one.online && CHANNEL_PATH.test(one.name));
  const states = await Promise.all(online.map(({ name }) => recordings.recorder(name)));
  return online.flatMap(({ name }, n) => {
    const state = states[n];
    if (state && isRecording(state, Date.now())) return [];
    const what = `MediaMTX hears ${name}, and nothing of it comes into ${path.join(dataFolder, 'recordings', name)}`;
    return [broken(ABOUT, what, 'let it record there (MTX_PATHDEFAULTS_RECORDPATH), or free its disk')];
  });
}
