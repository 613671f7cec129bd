// What somebody says about a play.
import { createHash } from 'node:crypto';
import { uuidv5 } from '../../commands/ids.ts';
import { addTag } from '../../commands/tag/addTag.ts';
import { markTagImportant } from '../../commands/tag/markTagImportant.ts';
import { reviewTag } from '../../commands/tag/reviewTag.ts';
import { tagsById } from '../../projections/tagList/queries.ts';
import { type Edge, give, type Route, route } from './route.ts';
import { fieldsOf, NewTag, TagJson, tagJson } from './tagJson.ts';

/** Namespace of tags that are what was said. */
const SAID = '0a3b9d1e-6f5c-5b7a-9d52-4c1c5e3f7a10';

export function tagRoutes(edge: Edge): Route[] {
  return [
    route({
      method: 'POST',
      path: '/tags',
      summary: 'Says something about a play. The same of the same clip, by the same person, is the same tag.',
      right: addTag.name,
      body: NewTag,
      answer: TagJson,
      statuses: { 201: 'said' },
      async serve({ body, key, actor }) {
        const said = createHash('sha256').update(JSON.stringify(body)).digest('hex');
        const commandId = key ?? uuidv5(SAID, actor.team, actor.id, said);
        const { tag_id: tagId = uuidv5(commandId, 'tag'), clip_id: clipId, session_id: sessionId, at } = body;
        // A clip has its session and its moment: what is sent beside it is not needed.
        const place = clipId ? { clipId } : { sessionId, at, playId: uuidv5(commandId, 'play') };
        let last = await give(edge, addTag, { commandId, tagId, ...place, fields: fieldsOf(body) }, actor);
        if (body.is_important) {
          last = await give(edge, markTagImportant, { commandId: uuidv5(commandId, 'important'), tagId }, actor);
        }
        if (body.is_reviewed) {
          last = await give(edge, reviewTag, { commandId: uuidv5(commandId, 'reviewed'), tagId }, actor);
        }
        const [row] = last.isShown ? await tagsById(edge.pool, actor.team, [tagId.toLowerCase()]) : [];
        // It is recorded, and the lists do not show it yet.
        return row ? { status: 201, body: tagJson(row, actor) } : { status: 202, body: { id: tagId, tag_id: tagId } };
      },
    }),
  ];
}
