import { response } from '../shared/message.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Route } from '../shared/route.ts';
import { tag, upload } from './checks.ts';
import { found, type Medium, newId, type Press, type Tag } from './store.ts';

/** The routes of tags. */
export const tags: Route<Press>[] = [
  {
    on: 'GET /tags',
    run: (_request, press) =>
      response(
        200,
        structuredClone(press.tags).sort((a, b) => a.name.localeCompare(b.name)),
      ),
  },
  {
    on: 'POST /tags',
    roles: ['writer'],
    body: tag,
    run: ({ body, has }, press) => {
      if (press.tags.some(({ name }) => name === body.name) && !has('tag-twice'))
        throw new Refusal(409, 'conflict', 'There is a tag of this name.');
      const made: Tag = { name: body.name, ...(body.color === undefined ? {} : { color: body.color }) };
      press.tags.push(made);
      return response(201, { ...made }, { Location: `/press/v3/tags/${encodeURIComponent(made.name)}` });
    },
  },
  {
    on: 'GET /tags/{name}',
    run: ({ params }, press) => response(200, { ...found(press.tags, ({ name }) => name === params.name) }),
  },
  {
    on: 'DELETE /tags/{name}',
    roles: ['writer'],
    run: ({ params, has }, press) => {
      const gone = found(press.tags, ({ name }) => name === params.name);
      press.tags = press.tags.filter((one) =>
        has('tags-by-prefix') ? one.name[0] !== gone.name[0] : one !== gone,
      );
      return response(204);
    },
  },
];

/** The routes of media. */
export const media: Route<Press>[] = [
  {
    on: 'POST /media',
    roles: ['writer'],
    body: upload,
    types: ['multipart/form-data'],
    run: ({ body }, press) => {
      const { filename, bytes } = body.file;
      const credit = body.credit === undefined ? {} : { credit: body.credit };
      const made: Medium = {
        id: newId(press, 'm'),
        filename,
        size: bytes.length,
        alt: body.alt,
        ...credit,
        content: bytes.toString('latin1'),
      };
      press.media.push(made);
      return response(201, known(made), { Location: `/press/v3/media/${made.id}` });
    },
  },
  {
    on: 'GET /media/{media_id}',
    run: ({ params }, press) => response(200, known(found(press.media, ({ id }) => id === params.media_id))),
  },
  {
    on: 'GET /media/{media_id}/raw',
    run: ({ params, has }, press) => {
      const { content } = found(press.media, ({ id }) => id === params.media_id);
      const bytes = has('raw-as-utf8') ? Buffer.from(content) : Buffer.from(content, 'latin1');
      return response(200, bytes, { 'Content-Type': 'application/octet-stream' });
    },
  },
  {
    on: 'DELETE /media/{media_id}',
    roles: ['writer'],
    run: ({ params }, press) => {
      const gone = found(press.media, ({ id }) => id === params.media_id);
      press.media = press.media.filter((one) => one !== gone);
      return response(204);
    },
  },
];

function known({ content: _, ...medium }: Medium): Omit<Medium, 'content'> {
  return medium;
}
