import type { Fault } from '../../shared/fault.ts';
import { got, ops, puts, serials } from '../asks.ts';
import type { Fleet } from '../store.ts';

const list = 'GET /devices/';

/** What lists and figures show. */
export const listFaults: Fault<Fleet>[] = [
  {
    id: 'next-never-null',
    kind: 'paging',
    what: 'the last page names a next one',
    where: list,
    shows: async (url) => (await got(url, '/devices/?limit=6')).next !== null,
  },
  {
    id: 'next-loses-filter',
    kind: 'paging',
    what: 'the URL of the next page lacks the filters',
    where: list,
    shows: async (url) => !(await got(url, '/devices/?limit=1&group=yard')).next.includes('group=yard'),
  },
  {
    id: 'previous-null',
    kind: 'paging',
    what: 'previous is always null',
    where: list,
    late: (response) => response.status === 200 && Object.assign(response.body, { previous: null }),
    shows: async (url) => (await got(url, '/devices/?limit=2&offset=2')).previous === null,
  },
  {
    id: 'offset-from-one',
    kind: 'paging',
    what: 'offset counts from one',
    where: list,
    early: ({ query }) => query.offset > 0 && Object.assign(query, { offset: query.offset - 1 }),
    shows: async (url) => (await serials(url, 'offset=2'))[0] === 'BX-1002',
  },
  {
    id: 'limit-three',
    kind: 'paging',
    what: 'pages hold at most three devices, whatever limit says',
    where: list,
    early: ({ query }) => Object.assign(query, { limit: Math.min(3, query.limit ?? 25) }),
    shows: async (url) => (await serials(url, 'limit=5')).length === 3,
  },
  {
    id: 'search-minds-case',
    kind: 'filter',
    what: 'search minds the case of letters',
    where: list,
    shows: async (url) => (await serials(url, 'search=north')).length === 0,
  },
  {
    id: 'search-ignored',
    kind: 'filter',
    what: 'search does not filter',
    where: list,
    early: ({ query }) => delete query.search,
    shows: async (url) => (await serials(url, 'search=North')).length === 6,
  },
  {
    id: 'enabled-false-as-absent',
    kind: 'filter',
    what: 'enabled=false shows all devices',
    where: list,
    early: ({ query }) => query.enabled === false && delete query.enabled,
    shows: async (url) => (await serials(url, 'enabled=false')).length === 6,
  },
  {
    id: 'group-with-enabled-lost',
    kind: 'filter',
    what: 'group does not filter together with enabled',
    where: list,
    early: ({ query }) => query.enabled !== undefined && delete query.group,
    shows: async (url) => (await serials(url, 'enabled=true&group=yard')).length > 2,
  },
  {
    id: 'count-of-page',
    kind: 'total',
    what: 'count is the number of devices on the page',
    where: list,
    late: (response) =>
      response.status === 200 && Object.assign(response.body, { count: response.body.results.length }),
    shows: async (url) => (await got(url, '/devices/?limit=2')).count === 2,
  },
  {
    id: 'interval-as-text',
    kind: 'sort',
    what: 'ordering=interval_s sorts as texts',
    where: list,
    shows: async (url) => (await serials(url, 'ordering=interval_s'))[0] !== 'BX-1006',
  },
  {
    id: 'minus-ignored',
    kind: 'sort',
    what: 'ordering=-serial sorts upwards',
    where: list,
    early: ({ query }) => query.ordering === '-serial' && Object.assign(query, { ordering: 'serial' }),
    shows: async (url) => (await serials(url, 'ordering=-serial'))[0] === 'BX-1001',
  },
  {
    id: 'default-order-other',
    kind: 'sort',
    what: 'without ordering devices are ordered by their interval',
    where: list,
    early: ({ query }) => Object.assign(query, { ordering: query.ordering ?? 'interval_s' }),
    shows: async (url) => (await serials(url))[0] === 'BX-1006',
  },
  {
    id: 'disabled-hidden',
    kind: 'list',
    what: 'devices that are not enabled are in no list',
    where: list,
    early: ({ query }) => query.enabled === undefined && Object.assign(query, { enabled: true }),
    shows: async (url) => (await serials(url)).length === 5,
  },
  {
    id: 'empty-group-404',
    kind: 'list',
    what: 'a filter that matches nothing is answered with 404',
    where: list,
    late: (response) =>
      response.body.count === 0 && Object.assign(response, { status: 404, body: { detail: 'None.' } }),
    shows: async (url) => (await ops(url)('GET /devices/?group=depot')).status === 404,
  },
  {
    id: 'group-count-stuck',
    kind: 'total',
    what: 'the groups count three devices each',
    where: 'GET /groups/',
    late: (response) => {
      if (response.status === 200) for (const group of response.body) group.devices = 3;
    },
    shows: async (url) => {
      await puts(url);
      return (await got(url, '/groups/'))[0].devices === 3;
    },
  },
  {
    id: 'groups-wrapped',
    kind: 'body-shape',
    what: 'the groups are wrapped in an object',
    where: 'GET /groups/',
    late: (response) =>
      response.status === 200 && Object.assign(response, { body: { groups: response.body } }),
    shows: async (url) => !Array.isArray(await got(url, '/groups/')),
  },
];
