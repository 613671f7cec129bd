import { type Answer, checkName, notFound, ok, Refused } from './answer.ts';
import { PATH, recordedPaths, rfc3339, type Segment, segmentsOf } from './segments.ts';

/** A camera that says nothing any more is online for so long: MediaMTX's readTimeout. */
const READ_TIMEOUT_MS = 10_000;
/** Between one file and the next no file is open. */
const BETWEEN_FILES_MS = 500;
const started = rfc3339(BigInt(Date.now()) * 1_000_000n);

const codecs: Readonly<Record<string, string>> = { avc1: 'H264', hvc1: 'H265', mp4a: 'MPEG-4 Audio', Opus: 'Opus' };

/** The control API, as far as the platform asks for it. @throws Refused */
export function controlAnswer(root: string, url: URL): Answer {
  const [, version, what, verb, ...rest] = url.pathname.split('/').map(decodeURIComponent);
  const name = rest.join('/');
  if (version !== 'v3') return notFound;
  switch (`${what}/${verb ?? ''}`) {
    case 'info/':
      return ok({ version: 'v1.20.1\n', started });
    case 'paths/list':
      return ok(pageOf(onlinePaths(root), url));
    case 'paths/get':
      return ok(pathNamed(root, name));
    case 'recordings/list':
      return ok(
        pageOf(
          recordedPaths(root).map((path) => recordingOf(root, path)),
          url,
        ),
      );
    case 'recordings/get':
      return ok(recordingOf(root, checkName(name)));
    case 'srtconns/list':
      return ok(pageOf(onlinePaths(root).map(connectionOf), url));
    case 'srtconns/get':
      return ok(connectionWith(root, name));
    default:
      return notFound;
  }
}

function pageOf<T>(items: readonly T[], { searchParams }: URL): { itemCount: number; pageCount: number; items: T[] } {
  const size = numberIn(searchParams.get('itemsPerPage') ?? '100');
  const page = numberIn(searchParams.get('page') ?? '0');
  if (size === 0) throw new Refused(400, 'invalid items per page');
  const pageCount = Math.ceil(items.length / size);
  return { itemCount: items.length, pageCount, items: items.slice(page * size, (page + 1) * size) };
}

function numberIn(text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new Refused(400, `strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`);
  return Number(text);
}

function recordingOf(root: string, name: string): { name: string; segments: { start: string }[] } {
  const segments = recordedPaths(root).includes(name) ? segmentsOf(root, name) : [];
  return { name, segments: segments.map(({ startNs }) => ({ start: rfc3339(startNs) })) };
}

type Path = NonNullable<ReturnType<typeof onlinePath>>;

const onlinePaths = (root: string): Path[] => recordedPaths(root).flatMap((path) => onlinePath(root, path) ?? []);

function pathNamed(root: string, name: string): Path {
  const path = PATH.test(name) && recordedPaths(root).includes(name) ? onlinePath(root, name) : undefined;
  if (!path) throw new Refused(404, 'path not found');
  return path;
}

/** Who sends is told from what is written: this MediaMTX hears nobody. */
function onlinePath(root: string, name: string) {
  const segments = segmentsOf(root, name);
  const newest = segments.at(-1);
  const stamp = newest?.file.header?.recorder;
  if (!newest || !stamp || !isSending(newest)) return undefined;
  const ofStream = segments.filter(({ file }) => file.header?.recorder?.streamId === stamp.streamId);
  const bytes = ofStream.reduce((sum, { file }) => sum + file.size, 0);
  const since = rfc3339(BigInt(Math.round((stamp.wallMs - stamp.streamMs) * 1_000)) * 1_000n);
  const tracks = newest.file.header?.tracks.map(({ codec }) => codecs[codec] ?? codec) ?? [];
  return {
    name,
    confName: `~${PATH.source}`,
    ready: true,
    readyTime: since,
    available: true,
    availableTime: since,
    online: true,
    onlineTime: since,
    source: { type: 'srtConn', id: stamp.streamId.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') },
    tracks,
    tracks2: tracks.map((codec) => ({ codec, codecProps: {} })),
    readers: [],
    inboundBytes: bytes,
    outboundBytes: 0,
    inboundFramesInError: 0,
    bytesReceived: bytes,
    bytesSent: 0,
  };
}

function isSending({ file, writtenMs }: Segment): boolean {
  const isClosed = Boolean(file.header?.closedDurationMs);
  return Date.now() - writtenMs < (isClosed ? BETWEEN_FILES_MS : READ_TIMEOUT_MS);
}

function connectionWith(root: string, id: string) {
  if (id.length !== 36) throw new Refused(400, `invalid UUID length: ${id.length}`);
  const found = onlinePaths(root).find(({ source }) => source.id === id);
  if (!found) throw new Refused(404, 'connection not found');
  return connectionOf(found);
}

const connectionOf = ({ name, source, onlineTime, bytesReceived }: Path) => ({
  id: source.id,
  created: onlineTime,
  remoteAddr: '127.0.0.1:33818',
  state: 'publish',
  path: name,
  query: '',
  user: '',
  packetsReceivedLoss: 0,
  packetsReceivedRetrans: 0,
  packetsReceivedDrop: 0,
  bytesReceived,
  msRTT: 0.1,
  mbpsReceiveRate: 0.5,
  msReceiveTsbPdDelay: 120,
});
