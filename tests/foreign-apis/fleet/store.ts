import { Refusal } from '../shared/refusal.ts';

export interface Device {
  serial: string;
  name: string;
  group: string;
  interval_s: number;
  enabled: boolean;
  firmware: string;
  labels: Record<string, string>;
  position: { lat: number; lon: number } | null;
  contacts: string[];
  reboots: number;
}

/** Everything the fleet holds; `moving` moves by itself. */
export interface Fleet {
  devices: Device[];
  moving: { since: number; messages: number };
}

/** The device of this serial. Throws a 404 when there is none. */
export function deviceOf(fleet: Fleet, serial: string | undefined): Device {
  const device = fleet.devices.find((one) => one.serial === serial);
  if (!device) throw new Refusal(404, 'missing', 'There is no such device.');
  return device;
}

/** A device of these fields; what they leave out has its default. */
export function deviceFrom(serial: string, fields: Partial<Device>, reboots = 0): Device {
  const { name = '', group = '', interval_s = 0, enabled = true, firmware = '1.0.0' } = fields;
  const { labels = {}, position = null, contacts = [] } = fields;
  return { serial, name, group, interval_s, enabled, firmware, labels, position, contacts, reboots };
}

/** Puts a device in the place of its old self, or beside the others. True when it is new. */
export function put(fleet: Fleet, device: Device): boolean {
  const at = fleet.devices.findIndex((one) => one.serial === device.serial);
  if (at >= 0) fleet.devices[at] = device;
  else fleet.devices.push(device);
  return at < 0;
}

/** What a new server holds. */
export function furnished(): Fleet {
  const groups = ['gates', 'yard', 'gates', 'yard', 'gates', 'yard'];
  const devices = groups.map((group, at) =>
    deviceFrom(`BX-100${at + 1}`, {
      name: `${at % 2 === 0 ? 'North' : 'South'} post ${at}`,
      group,
      interval_s: [30, 300, 30, 60, 600, 5][at] ?? 5,
      enabled: at !== 3,
      labels: at % 2 === 0 ? { zone: 'n' } : {},
      position: at % 3 === 0 ? { lat: 50.5 + at, lon: -3.25 } : null,
      contacts: at === 0 ? ['ops@beacon.example'] : [],
    }),
  );
  return { devices, moving: { since: Date.now(), messages: 100 } };
}
