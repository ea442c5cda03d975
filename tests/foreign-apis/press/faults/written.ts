import { accepts, refuses } from '../../shared/build.ts';
import type { Fault } from '../../shared/fault.ts';
import { asReader, got, kept, posts, replaces, uploads, writer, writes } from '../asks.ts';
import type { Press } from '../store.ts';

const make = 'POST /articles';
const replace = 'PUT /articles/{article_id}';
const quote = { kind: 'quote', text: 'So', source: 'Me' };
const paragraph = { kind: 'paragraph', text: 'Once' };

/** What is written, accepted and refused. */
export const writtenFaults: Fault<Press>[] = [
  {
    id: 'blocks-reversed',
    kind: 'written',
    what: 'blocks come back in the reverse order',
    where: make,
    early: ({ body }) => body.blocks?.reverse(),
    shows: async (url) => (await kept(url, { blocks: [quote, paragraph] })).blocks[0].kind === 'paragraph',
  },
  {
    id: 'quote-source-lost',
    kind: 'written',
    what: 'the source of a quote is not kept',
    where: `${make}, ${replace}`,
    early: ({ body }) => {
      for (const block of body.blocks ?? []) delete block.source;
    },
    shows: async (url) => (await kept(url, { blocks: [quote] })).blocks[0].source === undefined,
  },
  {
    id: 'image-width-capped',
    kind: 'written',
    what: 'images are kept with at most 2000 pixels of width',
    where: make,
    early: ({ body }) => {
      for (const block of body.blocks ?? []) if (block.width > 2000) block.width = 2000;
    },
    shows: async (url) =>
      (await kept(url, { blocks: [{ kind: 'image', url: 'https://a.example/', alt: '', width: 4000 }] }))
        .blocks[0].width === 2000,
  },
  {
    id: 'images-dropped',
    kind: 'written',
    what: 'blocks that are images are not kept',
    where: replace,
    early: ({ body }) =>
      body.blocks &&
      Object.assign(body, { blocks: body.blocks.filter((one: { kind: string }) => one.kind !== 'image') }),
    shows: async (url) =>
      (await replaces(url, { blocks: [{ kind: 'image', url: 'https://a.example/', alt: '' }] })).body.blocks
        .length === 0,
  },
  {
    id: 'paragraphs-trimmed',
    kind: 'written',
    what: 'blanks at the ends of a paragraph are cut off',
    where: make,
    early: ({ body }) => {
      for (const block of body.blocks ?? [])
        if (block.kind === 'paragraph') block.text = block.text.trim() || '-';
    },
    shows: async (url) =>
      (await kept(url, { blocks: [{ kind: 'paragraph', text: ' x ' }] })).blocks[0].text === 'x',
  },
  {
    id: 'title-tags-stripped',
    kind: 'written',
    what: 'what looks like a tag is taken out of titles',
    where: make,
    early: ({ body }) => Object.assign(body, { title: body.title.replace(/<[^>]*>?/g, '') || '-' }),
    shows: async (url) => (await kept(url, { title: 'a <b> c' })).title !== 'a <b> c',
  },
  {
    id: 'rank-zero-default',
    kind: 'null-absent',
    what: 'rank 0 is kept as the default',
    where: `${make}, ${replace}`,
    early: ({ body }) => body.rank === 0 && delete body.rank,
    shows: async (url) => (await kept(url, { rank: 0 })).rank === 0.5,
  },
  {
    id: 'rank-one-decimal',
    kind: 'written',
    what: 'ranks are rounded to one decimal',
    where: make,
    early: ({ body }) =>
      body.rank !== undefined && Object.assign(body, { rank: Math.round(body.rank * 10) / 10 }),
    shows: async (url) => (await kept(url, { rank: 0.123 })).rank === 0.1,
  },
  {
    id: 'featured-ignored',
    kind: 'written',
    what: 'featured is not kept',
    where: make,
    early: ({ body }) => delete body.featured,
    shows: async (url) => !(await kept(url, { featured: true })).featured,
  },
  {
    id: 'summary-empty-null',
    kind: 'null-absent',
    what: 'an empty summary is kept as null',
    where: make,
    early: ({ body }) => body.summary === '' && Object.assign(body, { summary: null }),
    shows: async (url) => (await kept(url, { summary: '' })).summary === null,
  },
  {
    id: 'form-state-ignored',
    kind: 'written',
    what: 'the state of a form is not kept',
    where: make,
    early: ({ body, type }) => type.endsWith('urlencoded') && delete body.state,
    shows: async (url) => (await posts(url, { title: 'x', state: 'published' })).body.state === 'draft',
  },
  {
    id: 'form-plus-kept',
    kind: 'written',
    what: 'blanks of a form come back as plus signs',
    where: make,
    early: ({ body, type }) =>
      type.endsWith('urlencoded') && Object.assign(body, { title: body.title.replaceAll(' ', '+') }),
    shows: async (url) => (await posts(url, { title: 'a b' })).body.title === 'a+b',
  },
  {
    id: 'put-keeps-blocks',
    kind: 'written',
    what: 'a PUT without blocks keeps the old ones',
    where: replace,
    shows: async (url) => (await replaces(url)).body.blocks.length === 2,
  },
  {
    id: 'put-answers-only',
    kind: 'written',
    what: 'a PUT of the summary is answered and not kept',
    where: replace,
    late: (response, { params }, press) => {
      const one = press.articles.find(({ id }) => id === params.article_id);
      if (response.status === 200 && one) one.summary = null;
    },
    shows: async (url) => {
      await replaces(url, { summary: 'Short' });
      return (await got(url, '/articles/a101')).summary === null;
    },
  },
  {
    id: 'put-sets-every-state',
    kind: 'neighbour',
    what: 'a PUT changes the state of every article',
    where: replace,
    late: (response, _request, press) => {
      if (response.status === 200) for (const one of press.articles) one.state = response.body.state;
    },
    shows: async (url) => {
      await replaces(url, { state: 'draft' });
      return (await got(url, '/articles/a103')).state === 'draft';
    },
  },
  {
    id: 'tags-by-prefix',
    kind: 'neighbour',
    what: 'deleting a tag deletes all of the same first letter',
    where: 'DELETE /tags/{name}',
    shows: async (url) => {
      await writer(url)('POST /tags', { name: 'sound' });
      await writer(url)('DELETE /tags/sound');
      return (await writer(url)('GET /tags/sports')).status === 404;
    },
  },
  {
    id: 'tag-twice',
    kind: 'accepts-invalid',
    what: 'a second tag of the same name is taken',
    where: 'POST /tags',
    shows: async (url) => (await writer(url)('POST /tags', { name: 'sports' })).status === 201,
  },
  {
    id: 'tag-color-lost',
    kind: 'written',
    what: 'the color of a tag is not kept',
    where: 'POST /tags',
    early: ({ body }) => delete body.color,
    shows: async (url) =>
      (await writer(url)('POST /tags', { name: 'sound', color: 'plum' })).body.color === undefined,
  },
  {
    id: 'raw-as-utf8',
    kind: 'upload',
    what: 'bytes beyond ASCII come back doubled',
    where: 'GET /media/{media_id}/raw',
    shows: async (url) =>
      (await writer(url)(`GET /media/${(await uploads(url)).body.id}/raw`)).text !== 'Grüße',
  },
  {
    id: 'upload-first-bytes',
    kind: 'upload',
    what: 'of a file four bytes are kept',
    where: 'POST /media',
    early: ({ body }) => Object.assign(body.file, { bytes: body.file.bytes.subarray(0, 4) }),
    shows: async (url) => (await uploads(url)).body.size === 4,
  },
  {
    id: 'credit-lost',
    kind: 'upload',
    what: 'the credit of a medium is not kept',
    where: 'POST /media',
    early: ({ body }) => delete body.credit,
    shows: async (url) => (await uploads(url, { alt: 'x', credit: 'Ann' })).body.credit === undefined,
  },
  {
    id: 'filename-own',
    kind: 'upload',
    what: 'the file name is replaced by the id',
    where: 'POST /media',
    late: (response) =>
      response.status === 201 && Object.assign(response.body, { filename: response.body.id }),
    shows: async (url) => (await uploads(url)).body.filename !== 'Zürich.txt',
  },
  {
    id: 'medium-stays',
    kind: 'gone',
    what: 'the bytes of a deleted medium are still there',
    where: 'DELETE /media/{media_id}',
    early: ({ params }, press) => {
      const one = press.media.find(({ id }) => id === params.media_id);
      if (one) press.media.push({ ...one });
    },
    shows: async (url) => {
      await writer(url)('DELETE /media/m107');
      return (await writer(url)('GET /media/m107/raw')).status === 200;
    },
  },
  {
    id: 'created-at-from-client',
    kind: 'mass-assignment',
    what: 'the readOnly created_at of a PUT is taken from the client',
    where: replace,
    late: (response, { body, params }, press) => {
      const one = press.articles.find(({ id }) => id === params.article_id);
      if (response.status === 200 && one && typeof body.created_at === 'string')
        one.created_at = response.body.created_at = body.created_at;
    },
    shows: async (url) =>
      (await replaces(url, { created_at: '1999-01-01T00:00:00Z' })).body.created_at.startsWith('1999'),
  },
  {
    id: 'publish-forgotten',
    kind: 'action',
    what: 'a published article reads as a draft',
    where: 'POST /articles/{article_id}/publish',
    shows: async (url) => {
      await writer(url)('POST /articles/a102/publish');
      return (await got(url, '/articles/a102')).state === 'draft';
    },
  },
  {
    id: 'publish-toggles',
    kind: 'action',
    what: 'publishing a published article makes it a draft',
    where: 'POST /articles/{article_id}/publish',
    shows: async (url) => (await writer(url)('POST /articles/a101/publish')).body.state === 'draft',
  },
  {
    id: 'refused-article-kept',
    kind: 'refused-changes',
    what: 'an article that is refused with 422 is kept',
    where: make,
    refused: ({ body }, press) => {
      const [first] = press.articles;
      if (first && body) press.articles.push({ ...first, id: `a9${press.articles.length}` });
    },
    shows: async (url) => {
      await writes(url, { rank: 2 });
      return (await got(url, '/articles')).length === 7;
    },
  },
  {
    id: 'conflict-recolors',
    kind: 'refused-changes',
    what: 'a tag that is refused with 409 changes the color of the old one',
    where: 'POST /tags',
    refused: ({ body }, press) => {
      const old = press.tags.find(({ name }) => name === body?.name);
      if (old && ['red', 'teal', 'plum'].includes(body.color)) old.color = body.color;
    },
    shows: async (url) => {
      await writer(url)('POST /tags', { name: 'sports', color: 'plum' });
      return (await got(url, '/tags/sports')).color === 'plum';
    },
  },
  {
    id: 'reader-publish-done',
    kind: 'refused-changes',
    what: "a reader's publishing is answered 403 and done",
    where: 'POST /articles/{article_id}/publish',
    refused: ({ who, params }, press) => {
      const one = press.articles.find(({ id }) => id === params.article_id);
      if (one && who.role === 'reader') one.state = 'published';
    },
    shows: async (url) => {
      await writer(url)('POST /articles/a102/publish', undefined, asReader);
      return (await got(url, '/articles/a102')).state === 'published';
    },
  },
  accepts('title-91', make, '/title maxLength', 'a title of 91 characters is taken', (url) =>
    writes(url, { title: 'x'.repeat(91) }),
  ),
  accepts('rank-over', replace, '/rank maximum', 'a rank above 1 is taken', (url) =>
    replaces(url, { rank: 1.01 }),
  ),
  accepts(
    'block-unknown',
    make,
    '/blocks/*/kind discriminator',
    'a block of an unknown kind is taken',
    (url) => writes(url, { blocks: [{ kind: 'video' }] }),
  ),
  accepts('image-without-alt', make, '/blocks/*/alt required', 'an image without alt is taken', (url) =>
    writes(url, { blocks: [{ kind: 'image', url: 'https://a.example/' }] }),
  ),
  accepts(
    'image-url-relative',
    replace,
    '/blocks/*/url format',
    'an image whose url is none is taken',
    (url) => replaces(url, { blocks: [{ kind: 'image', url: 'a b', alt: '' }] }),
  ),
  accepts(
    'password-short',
    make,
    '/edit_password minLength',
    'an edit_password of seven characters is taken',
    (url) => writes(url, { edit_password: '1234567' }),
  ),
  accepts('eleven-blocks', make, '/blocks maxItems', 'eleven blocks are taken', (url) =>
    writes(url, { blocks: Array(11).fill(paragraph) }),
  ),
  accepts('tag-capital', 'POST /tags', '/name pattern', 'a tag in capitals is taken', (url) =>
    writer(url)('POST /tags', { name: 'NEWS' }),
  ),
  accepts('alt-empty', 'POST /media', '/alt minLength', 'a medium with an empty alt is taken', (url) =>
    uploads(url, { alt: '' }),
  ),
  accepts('per-page-41', 'GET /articles', '?per_page maximum', 'per_page=41 is taken', (url) =>
    writer(url)('GET /articles?per_page=41'),
  ),
  refuses(
    'refuses-quote-alone',
    make,
    'a quote without a source is refused',
    ({ body }) =>
      body.blocks?.some(
        (one: { kind: string; source?: string }) => one.kind === 'quote' && one.source === undefined,
      ),
    (url) => writes(url, { blocks: [{ kind: 'quote', text: 'x' }] }),
  ),
  refuses(
    'refuses-form',
    make,
    'forms are refused',
    ({ type }) => type.endsWith('urlencoded'),
    (url) => posts(url, { title: 'x' }),
  ),
  refuses(
    'refuses-two-letters',
    'POST /tags',
    'a tag of two letters is refused',
    ({ body }) => body.name.length === 2,
    (url) => writer(url)('POST /tags', { name: 'go' }),
  ),
  refuses(
    'refuses-unknown',
    replace,
    'an unknown property is refused, though the document passes it over',
    ({ body }) => 'mood' in body,
    (url) => replaces(url, { mood: 'x' }),
  ),
];
