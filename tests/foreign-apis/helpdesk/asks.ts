import { type Answer, type Ask, asker } from '../shared/ask.ts';
import type { Json } from '../shared/message.ts';

/** Asks as an agent of acme. */
export function agent(url: string): Ask {
  return asker(url, { Authorization: 'Bearer dk_agent' });
}

/** Asks as an agent of globex, another tenant. */
export function globex(url: string): Ask {
  return asker(url, { Authorization: 'Bearer dk_globex' });
}

export const draft = { subject: 'No network', requester: { name: 'Lin', email: 'lin@acme.example' } };

/** Opens a ticket with these fields. */
export function opens(url: string, fields: Json = {}): Promise<Answer> {
  return agent(url)('POST /tickets', { ...draft, ...fields });
}

/** Changes a seeded ticket. */
export function changes(url: string, fields: Json, id = 'tk_1001'): Promise<Answer> {
  return agent(url)(`PATCH /tickets/${id}`, fields, { 'Content-Type': 'application/merge-patch+json' });
}

/** The ticket that opening with these fields leaves. */
export async function kept(url: string, fields: Json): Promise<Json> {
  const made = await opens(url, fields);
  return (await agent(url)(`GET /tickets/${made.body.id}`)).body;
}

/** The body of a GET. */
export async function got(url: string, path: string): Promise<Json> {
  return (await agent(url)(`GET ${path}`)).body;
}

/** The ids of a list. */
export async function ids(url: string, path: string): Promise<string[]> {
  return (await got(url, path)).items.map((one: Json) => one.id);
}

/** Every item of a list, page by page; stops after twenty. */
export async function walked(url: string, path: string): Promise<string[]> {
  const all: string[] = [];
  let cursor = '';
  for (let pages = 0; pages < 20; pages += 1) {
    const page = await got(url, `${path}${cursor && `&cursor=${cursor}`}`);
    all.push(...page.items.map((one: Json) => one.id));
    if (page.next_cursor === null) return all;
    cursor = page.next_cursor;
  }
  return [...all, 'endless'];
}

/** Attaches a file. */
export function attaches(url: string, content = 'four', caption?: string): Promise<Answer> {
  const form = new FormData();
  form.set('file', new Blob([content]), 'a b.txt');
  if (caption !== undefined) form.set('caption', caption);
  return agent(url)('POST /tickets/tk_1001/attachments', form);
}
