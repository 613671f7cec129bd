// Every statement that touches rows of teams says of which team, or stands here with the reason why it cannot.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/root.ts';

/** By a phrase of the statement: why it looks over the borders of teams. Nothing of it reaches a client. */
const overTheBorders: Readonly<Record<string, string>> = {
  'where h.hash = any($1::bytea[])': 'a key itself says of which team it is; whoever has none is not known yet',
  'where hash = $1 and used_at is null': 'a link itself says of which team it is',
  "from channel_board where status = 'active'": 'one worker watches the footage of all teams; it acts within each',
  'from channel_board order by team, path': 'one worker deletes the old footage of all teams; it acts within each',
  "from clip_list where status in ('pending', 'processing')":
    'one worker sweeps up what is due in all teams, each in its own',
  'update test_cuts set taken_at': 'one worker makes the test cuts of all teams, each of the channel it was asked for',
  'delete from test_cuts where requested_at <': 'what nobody asks for any more goes, whosever it was',
  'from channel_board c cross join intake': 'one worker looks after the silence of all teams; it acts within each',
};

const migrations = path.join(root, 'infra/migrations');
const source = path.join(root, 'src');

async function textsOf(folder: string, ending: string): Promise<{ file: string; text: string }[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(ending)).sort();
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(path.join(folder, file), 'utf8') })));
}

/** Tables with a column `team`. */
async function tablesOfTeams(): Promise<string[]> {
  const texts = await textsOf(migrations, '.sql');
  return texts.flatMap(({ text }) =>
    [...text.matchAll(/create table (\w+) \(([\s\S]*?)\n\);/g)]
      .filter(([, , columns]) => /^\s*team\s+text/m.test(columns!))
      .map(([, name]) => name!),
  );
}

/** What stands between quotes, with what is put in left out: `${…}` becomes a blank. */
function literalsOf(text: string): string[] {
  const withoutComments = text.replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const found = withoutComments.matchAll(/`((?:[^`\\]|\\.)*)`|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g);
  return [...found].map(([, one, two, three]) => (one ?? two ?? three ?? '').replaceAll(/\$\{[^}]*\}/g, ' '));
}

/** Names under which the statement speaks of rows of teams: an alias, else the table. */
function sourcesIn(statement: string, tables: readonly string[]): string[] {
  const names = tables.join('|');
  const mentions = statement.matchAll(
    new RegExp(
      `\\b(?:from|join|into|update|using)\\s+(${names})\\b(?:\\s+(?!where|set|on|join|left|cross|order|using|values|as\\b)(\\w+))?`,
      'g',
    ),
  );
  return [...mentions].map(([, table, alias]) => alias ?? table!);
}

/** `team = …` or `(team, …) = …`, with the name before it or without; of an insert, the column; of a join, `using`. */
function namesTheTeam(statement: string, name: string): boolean {
  const team = `(?:${name}\\.)?team`;
  const forms = [
    `(?<![\\w.])${team} = `,
    ` = (?:${name}\\.)team\\b`,
    `\\((?:${name}\\.)?team, [\\w., ]+\\)\\s*(=|in\\b)`,
    `= \\(${name}\\.team, `,
    `insert into ${name} \\([^)]*\\bteam\\b`,
    'using \\(team, ',
  ];
  return forms.some((form) => new RegExp(form).test(statement));
}

function withoutTeam(statement: string, tables: readonly string[]): string[] {
  if (Object.keys(overTheBorders).some((phrase) => statement.replaceAll(/\s+/g, ' ').includes(phrase))) return [];
  return sourcesIn(statement, tables).filter((name) => !namesTheTeam(statement, name));
}

const tables = await tablesOfTeams();
const statements = (await textsOf(source, '.ts')).flatMap(({ file, text }) =>
  literalsOf(text)
    .filter((literal) => sourcesIn(literal, tables).length > 0)
    .map((literal) => [file, literal.replaceAll(/\s+/g, ' ').trim(), literal] as const),
);

it('knows the tables and the statements', () => {
  expect(tables).toEqual(expect.arrayContaining(['clip_list', 'people', 'members', 'feed', 'refusals', 'sign_ins']));
  expect(statements.length).toBeGreaterThan(40);
});

it.each(statements)('%s: %s', (_file, _short, statement) => {
  expect(withoutTeam(statement, tables)).toEqual([]);
});

it.each([
  'select * from clip_list where id = $1',
  'select * from clip_list c join tag_list t on t.clip_id = c.id where c.team = $1',
  'update people set label = null where id = $1',
  'delete from progress where clip_id = $1',
  'insert into views (clip_id, person) values ($1, $2)',
])('finds the fault in: %s', (statement) => {
  expect(withoutTeam(statement, tables)).not.toEqual([]);
});
