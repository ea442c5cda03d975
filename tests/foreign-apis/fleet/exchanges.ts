import { type Exchange, exchange } from '../shared/exchange.ts';
import { basic, gate, ops, patches, puts } from './asks.ts';

const list = 'GET /devices/';
const put = 'PUT /devices/{serial}/';
const patch = 'PATCH /devices/{serial}/';

/** What a faithful fleet answers. */
export const exchanges: Exchange[] = [
  exchange('GET /health/', 200, (url) => ops(url)('GET /health/', undefined, { Authorization: '' })),
  exchange('GET /groups/', 200, (url) => ops(url)('GET /groups/')),
  exchange(list, 200, (url) => ops(url)('GET /devices/?limit=2&offset=2&search=post&ordering=-interval_s')),
  exchange(list, 400, (url) => ops(url)('GET /devices/?group=roof')),
  exchange(list, 401, (url) => ops(url)('GET /devices/', undefined, { Authorization: 'Basic x' })),
  exchange(put, 201, (url) => puts(url, { position: { lat: -1, lon: 0 }, labels: { a: '' } })),
  exchange(put, 200, (url) => puts(url, {}, 'BX-1001')),
  exchange(put, 400, (url) => puts(url, { interval_s: 1 })),
  exchange(put, 400, (url) => puts(url, {}, 'north')),
  exchange(put, 403, (url) => ops(url)('PUT /devices/NW-0001/', gate, basic('eye'))),
  exchange(patch, 200, (url) => patches(url, { enabled: false })),
  exchange(patch, 400, (url) => patches(url, { labels: {} })),
  exchange('GET /devices/{serial}/', 200, (url) => ops(url)('GET /devices/BX-1002/')),
  exchange('GET /devices/{serial}/', 404, (url) => ops(url)('GET /devices/NO-0000/')),
  exchange('DELETE /devices/{serial}/', 204, (url) => ops(url)('DELETE /devices/BX-1002/')),
  exchange('POST /devices/bulk/', 200, (url) =>
    ops(url)('POST /devices/bulk/', { devices: [{ ...gate, serial: 'ZZ-0001' }] }),
  ),
  exchange('POST /devices/bulk/', 400, (url) => ops(url)('POST /devices/bulk/', { devices: [] })),
  exchange('POST /devices/bulk-delete/', 200, (url) =>
    ops(url)('POST /devices/bulk-delete/', { serials: ['ZZ-0001', 'BX-1001'] }),
  ),
  exchange('POST /devices/{serial}/enable/', 200, (url) => ops(url)('POST /devices/BX-1004/enable/')),
  exchange('POST /devices/{serial}/reboot/', 202, (url) => ops(url)('POST /devices/BX-1001/reboot/')),
  exchange('POST /devices/{serial}/reboot/', 409, (url) => ops(url)('POST /devices/BX-1004/reboot/')),
  exchange('GET /devices/{serial}/telemetry/', 200, (url) => ops(url)('GET /devices/BX-1004/telemetry/')),
];
