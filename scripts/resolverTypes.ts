// The resolver types that follow from the schema.
import { generate } from '@graphql-codegen/cli';
import { buildSchema, isObjectType } from 'graphql';
import { schemaText } from '../src/graphql/schemaText.ts';

/** What a resolver of the type gets as its parent: a row, an id, a payload without its lazy part, or a fact of the feed. */
const rows = {
  Session: '../../projections/sessionList/projection.ts#SessionRow',
  Channel: '../../projections/channelBoard/projection.ts#ChannelRow',
  Clip: '../../projections/clipList/projection.ts#ClipRow',
  ClipProgress: '../../tables/progress.ts#ClipInWork',
  Tag: '../../projections/tagList/projection.ts#TagRow',
  Play: '../../projections/tagSheet/projection.ts#PlayRow',
  PlayStats: '../stats/resolvers.ts#Stats',
  SessionAsOf: '../history/asOf.ts#Moment',
  SessionThen: '../history/asOf.ts#SessionAtMoment',
  ChannelThen: '../history/asOf.ts#ChannelAtMoment',
  ClipThen: '../history/asOf.ts#ClipAtMoment',
  PlayThen: '../../projections/tagSheet/projection.ts#PlayRow',
  TimelineEntry: '../history/timeline.ts#Entry',
  UndoResult: '../history/undo.ts#Undone',
  TagPlayer: '../roster/resolvers.ts#NumberAndRole',
  Player: '../../tables/players.ts#PlayerRow',
  Team: '../../projections/teamSettings/projection.ts#TeamSettingsRow',
  Member: '../../projections/members/projection.ts#MemberRow',
  DeviceKey: '../../projections/keyRing/projection.ts#KeyRow',
  AccessToken: '../../projections/keyRing/projection.ts#KeyRow',
  AttentionEntry: '../attention/watchAttention.ts#Told',
  ChannelCheck: '../attention/preGameCheck.ts#Checked',
  Recordings: '../recording/recordings.ts#ChannelRecordings',
  RecordingSegment: '../../recordings/overview.ts#SegmentOverview',
  RecordingGap: '../../recordings/overview.ts#Gap',
  Person: '../person.ts#PersonId',
  MarkClipInPayload: '../clip/marks.ts#MarkedIn',
  RegisterClipPayload: '../clip/marks.ts#MarkedIn',
};
const severalFacts: Readonly<Record<string, readonly string[]>> = {
  ChannelStatusChanged: ['ChannelActivated', 'ChannelDeactivated', 'ChannelLost', 'ChannelRecovered'],
};

function factMappers(text: string): Record<string, string> {
  const types = Object.values(buildSchema(text).getTypeMap()).filter(isObjectType);
  const facts = types.filter((type) => type.getInterfaces().some(({ name }) => /^(Session|Team)Event$/.test(name)));
  const factOf = (name: string) => `FactOf<${(severalFacts[name] ?? [name]).map((type) => `'${type}'`).join(' | ')}>`;
  return Object.fromEntries(facts.map(({ name }) => [name, factOf(name)]));
}

export async function resolverTypes(): Promise<string> {
  const text = await schemaText();
  const [file] = await generate(
    {
      silent: true,
      schema: text,
      generates: {
        'types.ts': {
          plugins: ['typescript', 'typescript-resolvers'],
          config: {
            useTypeImports: true,
            emitLegacyCommonJSImports: false,
            enumsAsTypes: true,
            scalars: { ID: 'string', DateTime: 'string', Position: 'string' },
            strictScalars: true,
            maybeValue: 'T | null',
            contextType: '../context.ts#Context',
            mappers: { ...rows, ...factMappers(text) },
          },
        },
      },
    },
    false,
  );
  return `// Generated from src/graphql/**/*.graphql by scripts/generate.ts. Do not edit.
import type { FactOf } from '../facts.ts';
${file!.content}`;
}
