/** Documents about the past of a game. */
import { gql, type TypedDocumentNode } from 'urql';
import type { ClockReading, HistoryEntry, SessionThen } from './historyEntities.ts';

export const timelineQuery: TypedDocumentNode<
  {
    timeline: {
      readonly nodes: readonly HistoryEntry[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    } | null;
  },
  { sessionId: string; after: string | null }
> = gql`
  query Timeline($sessionId: ID!, $after: String) {
    timeline(sessionId: $sessionId, first: 100, after: $after) {
      nodes {
        cursor kind name position eventId code at
        actor { id label }
        role subjectId undoes undoneBy isUndoable
        changes { field before after }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export const sessionAsOfQuery: TypedDocumentNode<
  { sessionAsOf: SessionThen | null },
  {
    sessionId: string;
    position: string;
    clipsAfter: string | null;
    tagsAfter: string | null;
    playsAfter: string | null;
  }
> = gql`
  query SessionAsOf(
    $sessionId: ID!, $position: Position!, $clipsAfter: String, $tagsAfter: String, $playsAfter: String
  ) {
    sessionAsOf(id: $sessionId, at: { position: $position }) {
      position at factCount
      session { name type status opponent location scheduledStart actualStart actualEnd timeZone }
      gameClock { quarter secondsLeft }
      channels { id name status isAssigned }
      clips(first: 100, after: $clipsAfter) {
        nodes {
          id playId channelId title status inAt outAt durationSeconds generation isFavorite coverage failureCode
          markedBy { id label }
        }
        pageInfo { hasNextPage endCursor }
      }
      tags(first: 100, after: $tagsAfter) {
        nodes {
          id playId taggedBy { id label }
          quarter down distance yardsToGoal yardsGained playType result formation
          players { number role }
          notes isImportant isReviewed allowedCommands
        }
        pageInfo { hasNextPage endCursor }
      }
      tagSheet(first: 100, after: $playsAfter) {
        nodes { id at title facts { field value isDisputed isResolved resolvedBy { id label } } }
        pageInfo { hasNextPage endCursor }
      }
      figures { run { ...Then } pass { ...Then } thirdDown { ...Then } thirdDownTries { playId made } }
    }
  }
  fragment Then on Figure { numerator denominator leftOut disputed }
`;

export const clockReadingsQuery: TypedDocumentNode<
  { session: { id: string; gameClockReadings: { nodes: readonly ClockReading[] } } | null },
  { sessionId: string }
> = gql`
  query ClockReadings($sessionId: ID!) {
    session(id: $sessionId) { id gameClockReadings(first: 100) { nodes { quarter at } } }
  }
`;
