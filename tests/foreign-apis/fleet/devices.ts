import { type HttpRequest, type HttpResponse, type Json, response } from '../shared/message.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Route } from '../shared/route.ts';
import { bulk, bulkDelete, fields, listQuery, patch, serial } from './checks.ts';
import { listed } from './list.ts';
import { type Device, deviceFrom, deviceOf, type Fleet, put } from './store.ts';

const look = ['admin', 'viewer'];
const write = ['admin'];

/** The routes of devices. */
export const devices: Route<Fleet>[] = [
  { on: 'GET /devices/', roles: look, query: listQuery, run: listed },
  {
    on: 'POST /devices/bulk/',
    roles: write,
    body: bulk,
    run: ({ body, has }, fleet) => {
      const results = body.devices.map((one: Json) => {
        const old = fleet.devices.find((device) => device.serial === one.serial);
        const fresh = put(fleet, deviceFrom(one.serial, one, old?.reboots));
        return { serial: one.serial, outcome: fresh || has('bulk-says-created') ? 'created' : 'replaced' };
      });
      return response(200, { results: has('bulk-turned-round') ? results.reverse() : results });
    },
  },
  {
    on: 'POST /devices/bulk-delete/',
    roles: write,
    body: bulkDelete,
    run: ({ body, has }, fleet) => {
      const there = fleet.devices.filter((one) => body.serials.includes(one.serial));
      const missing = body.serials.filter((one: string) => !there.some((device) => device.serial === one));
      const gone = has('bulk-delete-of-one') ? there.slice(0, 1) : there;
      fleet.devices = fleet.devices.filter((one) => !gone.includes(one));
      return response(200, { deleted: there.length, missing });
    },
  },
  { on: 'GET /devices/{serial}/', roles: look, run: one((device) => response(200, shown(device))) },
  {
    on: 'PUT /devices/{serial}/',
    roles: write,
    body: fields,
    run: (request, fleet) => {
      const name = serialOf(request);
      const old = fleet.devices.find((device) => device.serial === name);
      const sent = request.has('put-keeps-labels')
        ? { labels: old?.labels ?? {}, ...request.body }
        : request.body;
      const made = deviceFrom(name, sent, old?.reboots);
      return put(fleet, made)
        ? response(201, shown(made), { Location: `/fleet/devices/${name}/` })
        : response(200, shown(made));
    },
  },
  {
    on: 'PATCH /devices/{serial}/',
    roles: write,
    body: patch,
    run: one((device, { body }) => response(200, shown(Object.assign(device, body)))),
  },
  {
    on: 'DELETE /devices/{serial}/',
    roles: write,
    run: one((device, _request, fleet) => {
      fleet.devices = fleet.devices.filter((other) => other !== device);
      return response(204);
    }),
  },
  {
    on: 'POST /devices/{serial}/enable/',
    roles: write,
    run: one((device) => response(200, shown(Object.assign(device, { enabled: true })))),
  },
  {
    on: 'POST /devices/{serial}/disable/',
    roles: write,
    run: one((device) => response(200, shown(Object.assign(device, { enabled: false })))),
  },
  {
    on: 'POST /devices/{serial}/reboot/',
    roles: write,
    run: one((device, { has }) => {
      if (!device.enabled && !has('reboots-disabled'))
        throw new Refusal(409, 'disabled', 'The device is not enabled.');
      if (!has('reboot-not-counted')) device.reboots += 1;
      return response(202, { serial: device.serial, requested_at: new Date().toISOString() });
    }),
  },
  {
    on: 'GET /devices/{serial}/telemetry/',
    roles: look,
    run: one((device, _request, fleet) => {
      fleet.moving.messages += 1;
      const uptime_ms = Date.now() - fleet.moving.since;
      return response(200, {
        serial: device.serial,
        uptime_ms,
        messages: fleet.moving.messages,
        temperature_c: device.enabled ? 21.5 : null,
      });
    }),
  },
  {
    on: 'GET /groups/',
    roles: look,
    run: (_request, fleet) => {
      const names = [...new Set(fleet.devices.map((device) => device.group))].sort();
      return response(
        200,
        names.map((name) => ({
          name,
          devices: fleet.devices.filter((device) => device.group === name).length,
        })),
      );
    },
  },
  { on: 'GET /health/', open: true, run: () => response(200, { status: 'ok' }) },
];

type Handler = (device: Device, request: HttpRequest, fleet: Fleet) => HttpResponse;

function one(handler: Handler): Route<Fleet>['run'] {
  return (request, fleet) => handler(deviceOf(fleet, serialOf(request)), request, fleet);
}

/** The serial of the path. Throws a 400 when it is none. */
function serialOf(request: HttpRequest): string {
  const value = request.params.serial ?? '';
  const wrong = request.has('serial-unchecked') ? [] : serial(value, '/serial');
  if (wrong.length > 0) throw new Refusal(400, 'invalid', 'That is no serial.', wrong);
  return value;
}

function shown(device: Device): Json {
  return structuredClone(device);
}
