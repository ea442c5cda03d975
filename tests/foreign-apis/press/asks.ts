import { type Answer, type Ask, asker } from '../shared/ask.ts';
import type { Json } from '../shared/message.ts';

/** Asks in a writer's session. */
export function writer(url: string): Ask {
  return asker(url, { Cookie: 'press_session=ps_writer' });
}

export const asReader = { Cookie: 'press_session=ps_reader' };

/** Makes an article. */
export function writes(url: string, fields: Json = {}): Promise<Answer> {
  return writer(url)('POST /articles', { title: 'News', ...fields });
}

/** Replaces a seeded article. */
export function replaces(url: string, fields: Json = {}): Promise<Answer> {
  return writer(url)('PUT /articles/a101', { title: 'News', ...fields });
}

/** The article that making one with these fields leaves. */
export async function kept(url: string, fields: Json): Promise<Json> {
  return got(url, `/articles/${(await writes(url, fields)).body.id}`);
}

/** The body of a GET. */
export async function got(url: string, path: string): Promise<Json> {
  return (await writer(url)(`GET ${path}`)).body;
}

/** Makes an article from a form. */
export function posts(url: string, fields: Record<string, string>): Promise<Answer> {
  return writer(url)('POST /articles', new URLSearchParams(fields));
}

/** Uploads a file. */
export function uploads(
  url: string,
  fields: Record<string, string> = { alt: 'Seen' },
  file = 'Zürich.txt',
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob(['Grüße']), file);
  return writer(url)('POST /media', form);
}
