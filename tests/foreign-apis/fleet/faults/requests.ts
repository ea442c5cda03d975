import { accepts, refuses } from '../../shared/build.ts';
import type { Fault } from '../../shared/fault.ts';
import { basic, gate, ops, patches, puts } from '../asks.ts';
import type { Fleet } from '../store.ts';

const put = 'PUT /devices/{serial}/';
const patch = 'PATCH /devices/{serial}/';

/** What is accepted or refused against the document, and who may. */
export const requestFaults: Fault<Fleet>[] = [
  accepts('interval-4', put, '/interval_s minimum', 'an interval of 4 is taken', (url) =>
    puts(url, { interval_s: 4 }),
  ),
  accepts('interval-3601', patch, '/interval_s maximum', 'an interval of 3601 is taken', (url) =>
    patches(url, { interval_s: 3601 }),
  ),
  accepts('group-missing', put, '/group required', 'a device without a group is taken', (url) =>
    ops(url)('PUT /devices/NW-0001/', { name: 'x', interval_s: 5 }),
  ),
  accepts('latitude-91', put, '/position/lat maximum', 'a latitude of 91 is taken', (url) =>
    puts(url, { position: { lat: 91, lon: 0 } }),
  ),
  accepts(
    'position-altitude',
    put,
    '/position/* additionalProperties',
    'a position with an altitude is taken',
    (url) => puts(url, { position: { lat: 1, lon: 0, alt: 3 } }),
  ),
  accepts('firmware-short', patch, '/firmware pattern', 'a firmware of two numbers is taken', (url) =>
    patches(url, { firmware: '1.2' }),
  ),
  accepts('label-long', put, '/labels/* maxLength', 'a label of 31 characters is taken', (url) =>
    puts(url, { labels: { zone: 'x'.repeat(31) } }),
  ),
  accepts('labels-six', put, '/labels maxProperties', 'six labels are taken', (url) =>
    puts(url, { labels: { a: '', b: '', c: '', d: '', e: '', f: '' } }),
  ),
  accepts('label-number', put, '/labels/* type', 'a label that is a number is taken', (url) =>
    puts(url, { labels: { zone: 1 } }),
  ),
  accepts(
    'contact-no-mail',
    put,
    '/contacts/* format',
    'a contact that is no e-mail address is taken',
    (url) => puts(url, { contacts: ['ops'] }),
  ),
  accepts('patch-unknown', patch, '/* additionalProperties', 'a patch of an unknown field is taken', (url) =>
    patches(url, { colour: 'red' }),
  ),
  accepts(
    'bulk-none',
    'POST /devices/bulk-delete/',
    '/serials minItems',
    'a bulk deletion of nothing is taken',
    (url) => ops(url)('POST /devices/bulk-delete/', { serials: [] }),
  ),
  accepts(
    'bulk-serial-missing',
    'POST /devices/bulk/',
    '/devices/*/serial required',
    'a bulk device without serial is taken',
    (url) => ops(url)('POST /devices/bulk/', { devices: [gate] }),
  ),
  accepts('ordering-unknown', 'GET /devices/', '?ordering enum', 'an unknown order is taken', (url) =>
    ops(url)('GET /devices/?ordering=name'),
  ),
  accepts('offset-negative', 'GET /devices/', '?offset minimum', 'a negative offset is taken', (url) =>
    ops(url)('GET /devices/?offset=-1'),
  ),
  accepts('enabled-text', patch, '/enabled type', 'enabled "true" is taken', (url) =>
    patches(url, { enabled: 'true' }),
  ),
  {
    id: 'serial-unchecked',
    kind: 'accepts-invalid',
    what: 'a device may have any serial',
    where: put,
    shows: async (url) => (await puts(url, {}, 'north')).status === 201,
  },
  refuses(
    'refuses-3600',
    put,
    'an interval of 3600 is refused',
    ({ body }) => body.interval_s === 3600,
    (url) => puts(url, { interval_s: 3600 }),
  ),
  refuses(
    'refuses-south',
    put,
    'negative latitudes are refused',
    ({ body }) => body.position?.lat < 0,
    (url) => puts(url, { position: { lat: -1, lon: 0 } }),
  ),
  refuses(
    'refuses-null-position',
    put,
    'position null is refused',
    ({ body }) => body.position === null,
    (url) => puts(url, { position: null }),
  ),
  refuses(
    'refuses-depot',
    'GET /devices/',
    'group=depot is refused',
    ({ query }) => query.group === 'depot',
    (url) => ops(url)('GET /devices/?group=depot'),
  ),
  refuses(
    'refuses-odd-serial',
    put,
    'serials that end in 0 are refused',
    ({ params }) => params.serial?.endsWith('0') === true,
    (url) => puts(url, {}, 'NW-0010'),
  ),
  {
    id: 'viewer-reboots',
    kind: 'identity',
    what: 'who may only look can reboot devices',
    where: 'POST /devices/{serial}/reboot/',
    identity: (who) => who && { ...who, role: 'admin' },
    shows: async (url) =>
      (await ops(url)('POST /devices/BX-1001/reboot/', undefined, basic('eye'))).status === 202,
  },
  {
    id: 'user-without-password',
    kind: 'identity',
    what: 'a known user needs no right password',
    where: 'GET /devices/{serial}/',
    identity: (who, { headers }) =>
      who ?? (headers.authorization ? { name: 'ops', role: 'admin', tenant: '' } : undefined),
    shows: async (url) =>
      (await ops(url)('GET /devices/BX-1001/', undefined, { Authorization: `Basic ${btoa('ops:guess')}` }))
        .status === 200,
  },
  {
    id: 'telemetry-open',
    kind: 'identity',
    what: 'telemetry is shown without credentials',
    where: 'GET /devices/{serial}/telemetry/',
    identity: (who) => who ?? { name: '', role: 'viewer', tenant: '' },
    shows: async (url) =>
      (await ops(url)('GET /devices/BX-1001/telemetry/', undefined, { Authorization: '' })).status === 200,
  },
  {
    id: 'health-locked',
    kind: 'identity',
    what: 'health asks for credentials',
    where: 'GET /health/',
    late: (response, { headers }) =>
      !headers.authorization && Object.assign(response, { status: 401, body: { detail: 'Who?' } }),
    shows: async (url) => (await ops(url)('GET /health/', undefined, { Authorization: '' })).status === 401,
  },
  {
    id: 'viewer-bulk-deletes',
    kind: 'refused-changes',
    what: 'a bulk deletion by who may only look is answered 403 and done',
    where: 'POST /devices/bulk-delete/',
    refused: ({ bytes }, fleet) => {
      const serials = /\[.*\]/.exec(bytes.toString())?.[0] ?? '';
      fleet.devices = fleet.devices.filter(({ serial }) => !serials.includes(serial));
    },
    shows: async (url) => {
      await ops(url)('POST /devices/bulk-delete/', { serials: ['BX-1001'] }, basic('eye'));
      return (await ops(url)('GET /devices/BX-1001/')).status === 404;
    },
  },
];
