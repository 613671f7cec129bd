// Streams are named `<noun>-<team>.<uuid>`: another team's stream cannot even be addressed. A team's own is `team-<team>`.
export interface StreamName {
  readonly noun: string;
  readonly team: string;
  /** A UUID; of the team's own stream the team. */
  readonly id: string;
}

export const streamOf = (noun: string, team: string, id: string): string =>
  noun === 'team' ? `team-${team}` : `${noun}-${team}.${id}`;

const ofTeam = /^team-([a-z][a-z0-9]{0,19})$/;
const ofNoun = /^([a-z]+)-([a-z][a-z0-9]{0,19})\.([0-9a-f-]{36})$/;

let lastStream = '';
let lastName: StreamName | undefined;

/** Undefined for a stream that is not one of a noun's (`log`, a system stream). */
export function parseStream(stream: string): StreamName | undefined {
  // Every projection asks the same of an event, one after the other.
  if (stream === lastStream) return lastName;
  lastName = parsed(stream);
  lastStream = stream;
  return lastName;
}

function parsed(stream: string): StreamName | undefined {
  const own = ofTeam.exec(stream);
  if (own) return { noun: 'team', team: own[1]!, id: own[1]! };
  const match = ofNoun.exec(stream);
  return match ? { noun: match[1]!, team: match[2]!, id: match[3]! } : undefined;
}
