/**
 * What starts, kills, freezes or looks into a node of its own: nothing in these files runs on the server that ESDB_URL
 * names, so a run with ESDB_URL leaves them out and says so. A file that is missing here fails there (startNode.ts).
 */
export const OWN_NODE: Readonly<Record<string, string>> = {
  'test/infra/eventstore/crash/**': 'kills the node and Postgres, fills their disk',
  'test/infra/eventstore/hostile/**': 'turns faults on in the node, sends it bytes that no client sends',
  'test/infra/eventstore/node/**': "the node's program: flags, health, metrics, its end",
  'test/infra/eventstore/streams/**': "the node's paging and memory",
  'test/backup/nodeDies.test.ts': 'kills the node while a log is filled',
  'test/backup/restoreHere.test.ts': 'PostgreSQL and the node of npm restore and npm start',
  'test/eventstore/follow.test.ts': 'kills the node, drops subscriptions',
  'test/eventstore/lostAppend.test.ts': 'freezes and kills the node',
  'test/eventstore/silence.test.ts': 'freezes the node and its links',
  'test/game/cutUnderKill.test.ts': 'the whole system of npm start, with a node of its own',
  'test/game/everything.test.ts': 'kills the whole system of npm start, with a node of its own',
  'test/game/hostile.test.ts': 'a game on a hostile node',
  'test/game/kills.test.ts': 'kills the node and Postgres of a whole system',
  'test/game/lossyCoaches.test.ts': 'two platforms of its own, to compare',
  'test/game/reconnects.test.ts': 'a platform of its own, behind a wire that breaks',
  'test/graphql/outage.test.ts': 'kills the node under the API',
};
