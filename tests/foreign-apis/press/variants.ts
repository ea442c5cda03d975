import { type HttpResponse, type Json, response } from '../shared/message.ts';
import { Refusal } from '../shared/refusal.ts';
import { type Article, shown } from './store.ts';

const makers = new Map<string, (article: Article) => HttpResponse>([
  ['application/json', (article) => response(200, shown(article))],
  ['application/xml', (article) => response(200, asXml(article), { 'Content-Type': 'application/xml' })],
  [
    'text/plain',
    (article) => response(200, asText(article), { 'Content-Type': 'text/plain; charset=utf-8' }),
  ],
]);

/** The article in the media type that Accept prefers. Throws a 406 when it takes none of them. */
export function variant(article: Article, accept: string | undefined): HttpResponse {
  for (const wanted of preferred(accept ?? '*/*')) {
    for (const [type, make] of makers) {
      if (wanted === '*/*' || wanted === type || wanted === `${type.split('/')[0]}/*`) return make(article);
    }
  }
  throw new Refusal(406, 'not_acceptable', 'None of the media types is there.');
}

function preferred(accept: string): string[] {
  const ranges = accept.split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((one) => one.startsWith('q='));
    return { type, quality: quality ? Number(quality.slice(2)) : 1 };
  });
  return ranges
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ type }) => type);
}

function asXml({ id, title, state }: Article): string {
  return `<?xml version="1.0" encoding="UTF-8"?><article id="${escaped(id)}"><title>${escaped(title)}</title><state>${state}</state></article>`;
}

function escaped(text: string): string {
  const plain = [...text].filter((one) => one >= ' ' || one === '\n' || one === '\t').join('');
  return plain.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function asText({ title, blocks }: Article): string {
  return [title, ...blocks.map((block: Json) => block.text ?? block.alt)].join('\n\n');
}
