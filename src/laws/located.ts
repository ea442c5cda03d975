import type { MadeItem } from '../context/fixture.ts';
import { sendThrough } from '../context/in-session.ts';
import type { World } from '../context/world.ts';
import { jsonOf } from '../http/exchange.ts';
import { asCalled } from '../http/remote-call.ts';
import { toHttp } from '../http/request.ts';
import type { Operation } from '../spec/operation.ts';
import { idIn, type Resource } from '../spec/resource.ts';
import { type LawFinding, lawFinding } from './law.ts';
import { locationOf } from './looked-up.ts';

/**
 * Where `Location` points, what was made is: followed as a browser would, relative to the request. Another host is not
 * asked: it would see the credentials.
 */
export async function isLocated(
  world: World,
  { read, key }: Resource,
  create: Operation,
  { path, step }: MadeItem,
): Promise<LawFinding[]> {
  const location = step.exchange.response?.headers.location;
  const { url, method } = step.exchange.request;
  if (location === undefined || !URL.canParse(location, url) || !/^(POST|PUT)$/.test(method)) return [];
  const place = new URL(location, url);
  if (place.origin !== new URL(url).origin) return [];
  const breach = (actual: string): LawFinding[] => [
    lawFinding('law-created-found', create, `Location ${location} leads to what was created`, actual, step),
  ];
  const known = locationOf(world, step);
  const shows = known?.operation ?? read;
  if (shows === undefined) return [];
  if (known !== undefined) {
    const found = await world.ask(known.operation, { path: known.params });
    if (!found.ok) return breach(`status ${found.status}`);
    return isAnother(found.json) ? breach(`${key} ${idIn(found.json, key)}`) : [];
  }
  // A place that no path of the document names is asked as it stands
  const { suite } = world;
  const draft = { ...step.draft, operation: shows, query: [], body: undefined, headers: {} };
  const http = {
    ...toHttp(asCalled(draft), suite.target.url, suite.target.show),
    url: place.href,
    method: 'GET',
    body: undefined,
  };
  const { response } = await sendThrough(suite, draft, http);
  if (response === undefined) return [];
  if (response.status >= 400) return breach(`status ${response.status}`);
  return isAnother(jsonOf(response)) ? breach('something else') : [];

  function isAnother(json: Parameters<typeof idIn>[0]): boolean {
    const said = idIn(json, key);
    return read !== undefined && said !== undefined && path[key] !== undefined && said !== path[key];
  }
}
