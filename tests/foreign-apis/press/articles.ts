import { type HttpRequest, type Json, response } from '../shared/message.ts';
import type { Route } from '../shared/route.ts';
import { article, articleQuery } from './checks.ts';
import { type Article, articleFrom, found, newId, type Press, shown } from './store.ts';
import { variant } from './variants.ts';

/** The routes of articles. */
export const articles: Route<Press>[] = [
  {
    on: 'GET /articles',
    query: articleQuery,
    run: ({ query, has }, press) => {
      const all = press.articles.filter(
        (one) =>
          (query.state === undefined || one.state === query.state) &&
          (query.title === undefined || fits(one.title, query.title, has)),
      );
      const size: number = query.per_page ?? 20;
      const start = ((query.page ?? 1) - 1) * size + (has('second-page-late') && query.page > 1 ? 1 : 0);
      return response(200, all.slice(start, start + size).map(shown), { 'X-Total': String(all.length) });
    },
  },
  {
    on: 'POST /articles',
    roles: ['writer'],
    body: article,
    types: ['application/json', 'application/x-www-form-urlencoded'],
    run: ({ body }, press) => {
      const made = articleFrom(newId(press, 'a'), new Date().toISOString(), body);
      press.articles.push(made);
      return response(201, shown(made), { Location: `/press/v3/articles/${made.id}` });
    },
  },
  {
    on: 'GET /articles/{article_id}',
    run: (request, press) =>
      variant(of(press, request), request.has('accept-ignored') ? '*/*' : request.headers.accept),
  },
  {
    on: 'PUT /articles/{article_id}',
    roles: ['writer'],
    body: article,
    run: (request, press) => {
      const old = of(press, request);
      const kept = request.has('put-keeps-blocks') ? { blocks: old.blocks, ...request.body } : request.body;
      return response(200, shown(Object.assign(old, articleFrom(old.id, old.created_at, kept))));
    },
  },
  {
    on: 'DELETE /articles/{article_id}',
    roles: ['writer'],
    run: (request, press) => {
      const gone = of(press, request);
      press.articles = press.articles.filter((one) => one !== gone);
      return response(204);
    },
  },
  {
    on: 'POST /articles/{article_id}/publish',
    roles: ['writer'],
    run: (request, press) => {
      const one = of(press, request);
      const toggled = request.has('publish-toggles') && one.state === 'published' ? 'draft' : 'published';
      if (!request.has('publish-forgotten')) one.state = toggled;
      return response(200, { ...shown(one), state: toggled });
    },
  },
];

function of(press: Press, { params }: HttpRequest): Article {
  return found(press.articles, (one) => one.id === params.article_id);
}

function fits(title: string, wanted: Json, has: HttpRequest['has']): boolean {
  return has('title-as-part') ? title.includes(wanted.slice(0, 3)) : title === wanted;
}
