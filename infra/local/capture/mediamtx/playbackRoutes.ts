import { type Answer, checkName, notFound, ok, Refused } from './answer.ts';
import { filmOf } from './film.ts';
import { durationIn, timeIn } from './goWords.ts';
import { continues, lengthNs, PATH, rfc3339, type Segment, segmentsOf } from './segments.ts';

const nothing = () => new Refused(404, 'no recording segments found');

/** The playback server. @throws Refused */
export function playbackAnswer(root: string, url: URL): Answer {
  if (url.pathname === '/list') return listAnswer(root, url);
  return url.pathname === '/get' ? getAnswer(root, url) : notFound;
}

interface Span {
  readonly fromNs: bigint;
  readonly untilNs: bigint;
}

function listAnswer(root: string, { searchParams, host }: URL): Answer {
  const name = checkName(searchParams.get('path') ?? '');
  const [from, until] = ['start', 'end'].map((parameter) => {
    const text = searchParams.get(parameter);
    return text === null ? undefined : timeIn(parameter, text);
  });
  const segments = segmentsNamed(root, name);
  // One of them spoils the whole list.
  if (segments.some(isEmpty)) throw new Refused(500, 'EOF');
  const spans = spansOf(segments).flatMap(({ fromNs, untilNs }): Span[] => {
    const clipped = {
      fromNs: from !== undefined && from > fromNs ? from : fromNs,
      untilNs: until !== undefined && until < untilNs ? until : untilNs,
    };
    return clipped.fromNs < clipped.untilNs ? [clipped] : [];
  });
  if (spans.length === 0) throw nothing();
  return ok(
    spans.map(({ fromNs, untilNs }) => {
      const [start, duration] = [rfc3339(fromNs), Number(untilNs - fromNs) / 1e9];
      const query = new URLSearchParams({ duration: String(duration), path: name, start });
      return { start, duration, url: `http://${host}/get?${query}` };
    }),
  );
}

/** Joined where a file goes on from the one before; by the times in the names. */
function spansOf(segments: readonly Segment[]): Span[] {
  const spans: Span[] = [];
  for (const [n, segment] of segments.entries()) {
    const untilNs = segment.startNs + lengthNs(segment);
    const before = segments[n - 1];
    const open = spans.at(-1);
    if (open && before && continues(before, segment)) spans[spans.length - 1] = { ...open, untilNs };
    else spans.push({ fromNs: segment.startNs, untilNs });
  }
  return spans;
}

function getAnswer(root: string, { searchParams }: URL): Answer {
  const name = checkName(searchParams.get('path') ?? '');
  const startNs = timeIn('start', searchParams.get('start') ?? '');
  const durationNs = durationIn(searchParams.get('duration') ?? '');
  const format = searchParams.get('format') ?? 'fmp4';
  // The real one also writes plain MP4, with an edit list; nobody here asks for that.
  if (format !== 'fmp4') throw new Refused(400, `invalid format: ${format}`);
  const segments = segmentsNamed(root, name);
  const begun = segments.findLast((segment) => segment.startNs <= startNs);
  if (begun && isEmpty(begun)) throw new Refused(400, 'EOF');
  const film = filmOf(
    segments.filter((segment) => !isEmpty(segment)),
    startNs,
    durationNs,
  );
  if (!film) throw nothing();
  return { status: 200, headers: { 'accept-ranges': 'none', 'content-type': 'video/mp4' }, body: film };
}

function segmentsNamed(root: string, name: string): Segment[] {
  if (!PATH.test(name)) throw new Refused(400, `path '${name}' is not configured`);
  try {
    return segmentsOf(root, name);
  } catch {
    throw new Refused(400, `lstat ${root}/${name}: no such file or directory`);
  }
}

/** As a full disk leaves them, every two seconds. */
const isEmpty = ({ file }: Segment): boolean => file.header === undefined;
