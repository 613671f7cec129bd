/** A clip as coach B gets to see it. */
export interface SeenClip {
  readonly id: string;
  readonly channelId: string;
  readonly status: string;
  readonly inAt: string;
  readonly outAt: string | null;
  readonly frames: number | null;
  readonly bytes: number | null;
  readonly isFavorite: boolean;
  readonly streamUrl: string | null;
  readonly thumbnailUrl: string | null;
  readonly failure: { readonly code: string; readonly text: string } | null;
}

/** A fact as `sessionEvents` delivers it: which of the optional fields there are follows from its type. */
export interface SeenFact {
  readonly __typename: string;
  readonly position: string;
  readonly occurredAt: string;
  readonly clip?: SeenClip | null;
  readonly channel?: { readonly id: string } | null;
  readonly status?: string;
  readonly reason?: string;
  readonly code?: string;
}

const clipFacts = [
  'ClipMarkedIn',
  'ClipMarkedOut',
  'ClipGenerationRequested',
  'ClipGenerationStarted',
  'ClipAttemptFailed',
  'ClipReady',
  'ClipThumbnailReady',
  'ClipFailed',
  'ClipFavorited',
];

export const sessionFacts = /* GraphQL */ `
  subscription DemoFacts($sessionId: ID!, $after: Position) {
    sessionEvents(sessionId: $sessionId, after: $after) {
      __typename position occurredAt
      ${clipFacts.map((type) => `... on ${type} { clip { ...SeenClip } }`).join('\n      ')}
      ... on ClipFailed { code }
      ... on ChannelAssigned { channel { id } }
      ... on ChannelStatusChanged { status reason channel { id } }
    }
  }
  fragment SeenClip on Clip {
    id channelId status inAt outAt frames bytes isFavorite streamUrl thumbnailUrl failure { code text }
  }
`;
