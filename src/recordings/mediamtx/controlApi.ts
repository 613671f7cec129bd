import { z } from 'zod';
import { askForJson, type MediaMtxOptions } from './askMediaMtx.ts';
import { MediaMtxError } from './mediamtxError.ts';

const instant = z.iso.datetime({ offset: true });

const Info = z.object({ version: z.string().transform((text) => text.trim()), started: instant });

const Path = z.object({
  name: z.string(),
  /** Somebody publishes and its tracks are known. A camera that died stays so for 10 s. */
  online: z.boolean(),
  onlineTime: instant.nullable(),
  source: z.object({ type: z.string(), id: z.string() }).nullable(),
  /** `H264`, `MPEG-4 Audio`, `Opus` … */
  tracks: z.array(z.string()),
  bytesReceived: z.number().min(0),
  readers: z.array(z.unknown()).transform((readers) => readers.length),
});

const Recording = z.object({ name: z.string(), segments: z.array(z.object({ start: instant })) });

const SrtConnection = z.object({
  id: z.string(),
  created: instant,
  remoteAddr: z.string(),
  state: z.string(),
  path: z.string(),
  /** Milliseconds there and back. */
  msRTT: z.number(),
  mbpsReceiveRate: z.number(),
  packetsReceivedLoss: z.number(),
  packetsReceivedRetrans: z.number(),
  /** Packets that came too late to be shown: damaged pictures. */
  packetsReceivedDrop: z.number(),
  /** Latency in force, in milliseconds. */
  msReceiveTsbPdDelay: z.number(),
});

export type MediaMtxInfo = z.infer<typeof Info>;
export type MediaMtxPath = z.infer<typeof Path>;
export type MediaMtxRecording = z.infer<typeof Recording>;
export type SrtConnection = z.infer<typeof SrtConnection>;

/** MediaMTX's control API, read only. Every call throws MediaMtxError. */
export interface ControlApi {
  info(): Promise<MediaMtxInfo>;
  /** Paths that somebody publishes to, and those that its configuration names. */
  paths(): Promise<readonly MediaMtxPath[]>;
  /** Undefined where nobody publishes to it and the configuration does not name it. */
  path(name: string): Promise<MediaMtxPath | undefined>;
  /** What it lists of every path, by the times in the names. */
  recordings(): Promise<readonly MediaMtxRecording[]>;
  /** Of one path; one that never recorded has no segments. */
  recording(path: string): Promise<MediaMtxRecording>;
  srtConnections(): Promise<readonly SrtConnection[]>;
}

const PAGE = 100;
/** A hundred thousand items; an API that says that there are more is none. */
const MOST_PAGES = 1_000;

/** @param base `http://127.0.0.1:9997` */
export function openControlApi(base: string, options: MediaMtxOptions = {}): ControlApi {
  const ask = <S extends z.ZodType>(schema: S, path: string) => askForJson(schema, base, `/v3/${path}`, options);

  async function all<S extends z.ZodType>(schema: S, what: string): Promise<z.infer<S>[]> {
    const Page = z.object({ pageCount: z.int().min(0).max(MOST_PAGES), items: z.array(schema) });
    const items: z.infer<S>[] = [];
    for (let page = 0; ; page += 1) {
      const answer = await ask(Page, `${what}/list?page=${page}&itemsPerPage=${PAGE}`);
      items.push(...answer.items);
      // The list may shrink or grow in between: what is said last counts.
      if (page + 1 >= answer.pageCount) return items;
    }
  }

  return {
    info: () => ask(Info, 'info'),
    paths: () => all(Path, 'paths'),
    async path(name) {
      try {
        return await ask(Path, `paths/get/${encodeURIComponent(name)}`);
      } catch (error) {
        if (error instanceof MediaMtxError && error.status === 404) return undefined;
        throw error;
      }
    },
    recordings: () => all(Recording, 'recordings'),
    recording: (path) => ask(Recording, `recordings/get/${encodeURIComponent(path)}`),
    srtConnections: () => all(SrtConnection, 'srtconns'),
  };
}
