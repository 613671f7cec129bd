/** How a camera is seen live. */
import { gql, type TypedDocumentNode } from 'urql';

export interface Preview {
  readonly whepUrl: string;
  readonly token: string;
  readonly patienceSeconds: number;
  readonly trouble: 'OFFLINE' | 'B_FRAMES' | 'NOT_H264' | null;
  readonly hasSound: boolean | null;
}

/** A pass each time: it is over within minutes, and looked at once. */
export const previewQuery: TypedDocumentNode<
  { channel: { readonly preview: Preview | null } | null },
  { channelId: string }
> = gql`
  query Preview($channelId: ID!) {
    channel(id: $channelId) { preview { whepUrl token patienceSeconds trouble hasSound } }
  }
`;
