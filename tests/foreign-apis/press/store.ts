import type { Json } from '../shared/message.ts';
import { Refusal } from '../shared/refusal.ts';

export interface Article {
  id: string;
  title: string;
  summary: string | null;
  state: string;
  featured: boolean;
  rank: number;
  blocks: Json[];
  created_at: string;
  /** Never shown. */
  edit_password: string | null;
}

export interface Tag {
  name: string;
  color?: string;
}

export interface Medium {
  id: string;
  filename: string;
  size: number;
  alt: string;
  credit?: string;
  /** The file, one character a byte. */
  content: string;
}

/** Everything the press holds; `moving` is what no request undoes. */
export interface Press {
  articles: Article[];
  tags: Tag[];
  media: Medium[];
  moving: { next: number };
}

/** A new id with this prefix. */
export function newId(press: Press, prefix: string): string {
  press.moving.next += 1;
  return `${prefix}${press.moving.next}`;
}

/** The first thing that fits. Throws a 404 when there is none. */
export function found<T>(things: T[], fits: (thing: T) => boolean): T {
  const thing = things.find(fits);
  if (!thing) throw new Refusal(404, 'missing', 'There is no such thing.');
  return thing;
}

/** An article of these fields; what they leave out has its default. */
export function articleFrom(id: string, created_at: string, fields: Json): Article {
  const {
    title,
    summary = null,
    state = 'draft',
    featured = false,
    rank = 0.5,
    blocks = [],
    edit_password = null,
  } = fields;
  return { id, title, summary, state, featured, rank, blocks, created_at, edit_password };
}

/** An article as it is shown: without its password. */
export function shown({ edit_password, ...article }: Article): Json {
  return { ...structuredClone(article), protected: edit_password !== null };
}

/** What a new server holds. */
export function furnished(): Press {
  const press: Press = {
    articles: [],
    tags: [{ name: 'culture' }, { name: 'sports', color: 'red' }],
    media: [],
    moving: { next: 100 },
  };
  for (let at = 0; at < 6; at += 1) {
    const blocks = [
      { kind: 'paragraph', text: `Paragraph of ${at}` },
      { kind: 'image', url: 'https://gazette.example/a.png', alt: 'A picture' },
    ];
    const fields = {
      title: `Story ${at}`,
      state: at % 2 === 0 ? 'published' : 'draft',
      blocks: at < 3 ? blocks : [],
      rank: at / 10,
    };
    press.articles.push(articleFrom(newId(press, 'a'), `2024-01-0${at + 1}T07:00:00Z`, fields));
  }
  press.media.push({ id: newId(press, 'm'), filename: 'a.png', size: 3, alt: 'A picture', content: 'png' });
  return press;
}
