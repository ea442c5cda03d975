import type { Fault } from '../../shared/fault.ts';
import { got, kept, ops, patches, puts } from '../asks.ts';
import type { Fleet } from '../store.ts';

const put = 'PUT /devices/{serial}/';
const patch = 'PATCH /devices/{serial}/';

/** What is written is not what is kept, or more than that changes. */
export const writtenFaults: Fault<Fleet>[] = [
  {
    id: 'position-rounded',
    kind: 'written',
    what: 'a position is rounded to one decimal',
    where: put,
    early: ({ body }) => {
      if (body.position)
        body.position = {
          lat: Math.round(body.position.lat * 10) / 10,
          lon: Math.round(body.position.lon * 10) / 10,
        };
    },
    shows: async (url) => (await kept(url, { position: { lat: 1.23, lon: 4.56 } })).position.lat === 1.2,
  },
  {
    id: 'position-swapped',
    kind: 'written',
    what: 'latitude and longitude are exchanged where both fit',
    where: put,
    early: ({ body }) => {
      if (body.position && Math.abs(body.position.lon) <= 90)
        body.position = { lat: body.position.lon, lon: body.position.lat };
    },
    shows: async (url) => (await kept(url, { position: { lat: 1, lon: 2 } })).position.lat === 2,
  },
  {
    id: 'position-null-kept',
    kind: 'null-absent',
    what: 'position null in a PUT leaves the old position',
    where: put,
    early: ({ body, params }, fleet) => {
      const old = fleet.devices.find((one) => one.serial === params.serial)?.position;
      if (body.position === null && old) body.position = old;
    },
    shows: async (url) => (await puts(url, { position: null }, 'BX-1001')).body.position !== null,
  },
  {
    id: 'label-keys-lowered',
    kind: 'written',
    what: 'the names of labels are turned into lower case',
    where: put,
    early: ({ body }) => {
      if (body.labels)
        body.labels = Object.fromEntries(
          Object.entries(body.labels).map(([name, value]) => [name.toLowerCase(), value]),
        );
    },
    shows: async (url) => (await kept(url, { labels: { Zone: 'n' } })).labels.Zone === undefined,
  },
  {
    id: 'empty-labels-dropped',
    kind: 'null-absent',
    what: 'a label whose text is empty is not kept',
    where: put,
    early: ({ body }) => {
      for (const [name, value] of Object.entries(body.labels ?? {}))
        if (value === '') delete body.labels[name];
    },
    shows: async (url) => !('zone' in (await kept(url, { labels: { zone: '' } })).labels),
  },
  {
    id: 'labels-ignored',
    kind: 'written',
    what: 'labels of a PUT are not kept',
    where: put,
    early: ({ body }) => delete body.labels,
    shows: async (url) => (await kept(url, { labels: { zone: 'n' } })).labels.zone === undefined,
  },
  {
    id: 'put-keeps-labels',
    kind: 'written',
    what: 'a PUT without labels keeps the old ones instead of emptying them',
    where: put,
    shows: async (url) => (await puts(url, {}, 'BX-1001')).body.labels.zone === 'n',
  },
  {
    id: 'put-enables',
    kind: 'null-absent',
    what: 'enabled false in a PUT is kept as true',
    where: put,
    early: ({ body }) => Object.assign(body, { enabled: true }),
    shows: async (url) => (await kept(url, { enabled: false })).enabled,
  },
  {
    id: 'interval-stepped',
    kind: 'written',
    what: 'intervals are rounded down to multiples of five',
    where: `${put}, ${patch}`,
    early: ({ body }) =>
      body.interval_s !== undefined &&
      Object.assign(body, { interval_s: body.interval_s - (body.interval_s % 5) }),
    shows: async (url) => (await kept(url, { interval_s: 33 })).interval_s === 30,
  },
  {
    id: 'interval-capped',
    kind: 'written',
    what: 'intervals above 1800 are kept as 1800',
    where: put,
    early: ({ body }) => Object.assign(body, { interval_s: Math.min(1800, body.interval_s) }),
    shows: async (url) => (await kept(url, { interval_s: 3600 })).interval_s === 1800,
  },
  {
    id: 'contacts-first-only',
    kind: 'written',
    what: 'of several contacts the first is kept',
    where: put,
    early: ({ body }) => body.contacts?.splice(1),
    shows: async (url) =>
      (await kept(url, { contacts: ['a@b.example', 'c@d.example'] })).contacts.length === 1,
  },
  {
    id: 'firmware-default-other',
    kind: 'written',
    what: 'a device without firmware has 0.0.0 instead of 1.0.0',
    where: put,
    early: ({ body }) => Object.assign(body, { firmware: body.firmware ?? '0.0.0' }),
    shows: async (url) => (await kept(url, {})).firmware === '0.0.0',
  },
  {
    id: 'patch-one-field',
    kind: 'written',
    what: 'of a patch only the first field is done',
    where: patch,
    early: ({ body }) => {
      for (const name of Object.keys(body).slice(1)) delete body[name];
    },
    shows: async (url) => (await patches(url, { interval_s: 99, name: 'New' })).body.name !== 'New',
  },
  {
    id: 'patch-group-ignored',
    kind: 'written',
    what: 'a patch of the group is answered and forgotten',
    where: patch,
    early: ({ body }, fleet) =>
      body.group && Object.assign(fleet.moving, { group: body.group }) && delete body.group,
    late: (response, _request, fleet) => {
      const group = Reflect.get(fleet.moving, 'group');
      if (response.status === 200 && group) response.body.group = group;
      Reflect.deleteProperty(fleet.moving, 'group');
    },
    shows: async (url) => {
      await patches(url, { group: 'depot' });
      return (await got(url, '/devices/BX-1001/')).group !== 'depot';
    },
  },
  {
    id: 'patch-of-group',
    kind: 'neighbour',
    what: 'a patch of the interval is done to every device of the group',
    where: patch,
    late: (response, { body }, fleet) => {
      if (response.status !== 200 || body.interval_s === undefined) return;
      for (const one of fleet.devices)
        if (one.group === response.body.group) one.interval_s = body.interval_s;
    },
    shows: async (url) => {
      await patches(url, { interval_s: 77 });
      return (await got(url, '/devices/BX-1003/')).interval_s === 77;
    },
  },
  {
    id: 'put-creates-twice',
    kind: 'neighbour',
    what: 'a PUT of a device that is there adds a second one',
    where: put,
    early: (request, fleet) => {
      const old = fleet.devices.find((one) => one.serial === request.params.serial);
      if (old) fleet.devices.push({ ...old });
    },
    shows: async (url) => {
      await puts(url, {}, 'BX-1001');
      return (await got(url, '/devices/')).count === 7;
    },
  },
  {
    id: 'reboots-from-client',
    kind: 'mass-assignment',
    what: 'the readOnly reboots is taken from the client',
    where: put,
    late: (response, { body, params }, fleet) => {
      const one = fleet.devices.find(({ serial }) => serial === params.serial);
      if (response.status < 300 && one && Number.isInteger(body.reboots))
        one.reboots = response.body.reboots = body.reboots;
    },
    shows: async (url) => (await kept(url, { reboots: 42 })).reboots === 42,
  },
  {
    id: 'put-resets-reboots',
    kind: 'action',
    what: 'a PUT sets reboots back to 0',
    where: put,
    late: (response, { params }, fleet) => {
      const one = fleet.devices.find(({ serial }) => serial === params.serial);
      if (response.status < 300 && one) one.reboots = response.body.reboots = 0;
    },
    shows: async (url) => {
      await ops(url)('POST /devices/BX-1001/reboot/');
      return (await puts(url, {}, 'BX-1001')).body.reboots === 0;
    },
  },
  {
    id: 'deletes-group',
    kind: 'neighbour',
    what: 'deleting a device deletes its group',
    where: 'DELETE /devices/{serial}/',
    early: ({ params }, fleet) => {
      const one = fleet.devices.find(({ serial }) => serial === params.serial);
      fleet.devices = fleet.devices.filter((other) => other === one || other.group !== one?.group);
    },
    shows: async (url) => {
      await ops(url)('DELETE /devices/BX-1001/');
      return (await got(url, '/devices/')).count < 5;
    },
  },
  {
    id: 'delete-only-disables',
    kind: 'gone',
    what: 'a deleted device is still there, not enabled',
    where: 'DELETE /devices/{serial}/',
    early: ({ params }, fleet) => {
      const one = fleet.devices.find(({ serial }) => serial === params.serial);
      if (one) fleet.devices.push({ ...one, enabled: false });
    },
    shows: async (url) => {
      await ops(url)('DELETE /devices/BX-1001/');
      return (await ops(url)('GET /devices/BX-1001/')).status === 200;
    },
  },
  {
    id: 'refused-put-creates',
    kind: 'refused-changes',
    what: 'a PUT that is refused leaves a device',
    where: put,
    refused: ({ params }, fleet) => {
      const [first] = fleet.devices;
      if (
        first &&
        /^[A-Z]{2}-\d{4}$/.test(params.serial ?? '') &&
        !fleet.devices.some((one) => one.serial === params.serial)
      ) {
        fleet.devices.push({ ...first, serial: params.serial ?? '' });
      }
    },
    shows: async (url) => {
      await puts(url, { interval_s: 1 });
      return (await ops(url)('GET /devices/NW-0001/')).status === 200;
    },
  },
  {
    id: 'refused-patch-done',
    kind: 'refused-changes',
    what: 'a patch that is refused has changed the name',
    where: patch,
    refused: ({ params, body }, fleet) => {
      const one = fleet.devices.find(({ serial }) => serial === params.serial);
      if (one && typeof body?.name === 'string' && body.name !== '') one.name = body.name;
    },
    shows: async (url) => {
      await patches(url, { name: 'Half', interval_s: 1 });
      return (await got(url, '/devices/BX-1001/')).name === 'Half';
    },
  },
  {
    id: 'bulk-half-done',
    kind: 'refused-changes',
    what: 'of a bulk request that is refused the first device is kept',
    where: 'POST /devices/bulk/',
    refused: ({ body }, fleet) => {
      const [seed] = fleet.devices;
      const serial = body?.devices?.[0]?.serial;
      if (seed && typeof serial === 'string' && !fleet.devices.some((one) => one.serial === serial))
        fleet.devices.push({ ...seed, serial });
    },
    shows: async (url) => {
      await ops(url)('POST /devices/bulk/', { devices: [{ ...gate(1) }, { ...gate(2), interval_s: 0 }] });
      return (await ops(url)('GET /devices/ZZ-0001/')).status === 200;
    },
  },
  {
    id: 'bulk-says-created',
    kind: 'action',
    what: 'a bulk request says created of what it replaces',
    where: 'POST /devices/bulk/',
    shows: async (url) =>
      (await ops(url)('POST /devices/bulk/', { devices: [{ ...gate(1), serial: 'BX-1001' }] })).body
        .results[0].outcome === 'created',
  },
  {
    id: 'bulk-last-lost',
    kind: 'action',
    what: 'the last device of a bulk request is answered and not kept',
    where: 'POST /devices/bulk/',
    late: (response, _request, fleet) => {
      const last = response.body.results?.at(-1)?.serial;
      if (last) fleet.devices = fleet.devices.filter((one) => one.serial !== last);
    },
    shows: async (url) => {
      await ops(url)('POST /devices/bulk/', { devices: [gate(1), gate(2)] });
      return (await ops(url)('GET /devices/ZZ-0002/')).status === 404;
    },
  },
  {
    id: 'bulk-turned-round',
    kind: 'action',
    what: 'the outcomes of a bulk request are in the reverse order',
    where: 'POST /devices/bulk/',
    shows: async (url) =>
      (await ops(url)('POST /devices/bulk/', { devices: [gate(1), gate(2)] })).body.results[0].serial ===
      'ZZ-0002',
  },
  {
    id: 'bulk-delete-of-one',
    kind: 'action',
    what: 'a bulk deletion says two and deletes one',
    where: 'POST /devices/bulk-delete/',
    shows: async (url) => {
      await ops(url)('POST /devices/bulk-delete/', { serials: ['BX-1001', 'BX-1002'] });
      return (await ops(url)('GET /devices/BX-1002/')).status === 200;
    },
  },
  {
    id: 'disable-forgotten',
    kind: 'action',
    what: 'a device that was disabled reads as enabled',
    where: 'POST /devices/{serial}/disable/',
    late: (response, { params }, fleet) => {
      const one = fleet.devices.find(({ serial }) => serial === params.serial);
      if (response.status === 200 && one) one.enabled = true;
    },
    shows: async (url) => {
      await ops(url)('POST /devices/BX-1001/disable/');
      return (await got(url, '/devices/BX-1001/')).enabled;
    },
  },
  {
    id: 'enable-answers-old',
    kind: 'action',
    what: 'enabling answers the device as not enabled',
    where: 'POST /devices/{serial}/enable/',
    late: (response) => response.status === 200 && Object.assign(response.body, { enabled: false }),
    shows: async (url) => !(await ops(url)('POST /devices/BX-1001/enable/')).body.enabled,
  },
  {
    id: 'reboot-not-counted',
    kind: 'action',
    what: 'a reboot is not counted in reboots',
    where: 'POST /devices/{serial}/reboot/',
    shows: async (url) => {
      await ops(url)('POST /devices/BX-1001/reboot/');
      return (await got(url, '/devices/BX-1001/')).reboots === 0;
    },
  },
  {
    id: 'reboots-disabled',
    kind: 'action',
    what: 'a device that is not enabled is rebooted',
    where: 'POST /devices/{serial}/reboot/',
    shows: async (url) => (await ops(url)('POST /devices/BX-1004/reboot/')).status === 202,
  },
];

function gate(number: number): Record<string, string | number> {
  return { serial: `ZZ-000${number}`, name: 'Gate', group: 'depot', interval_s: 60 };
}
