import { type Answer, type Ask, asker } from '../shared/ask.ts';
import type { Json } from '../shared/message.ts';

/** The header of a user and a password. */
export function basic(user: string): Record<string, string> {
  return { Authorization: `Basic ${Buffer.from(`${user}:${user}-secret`).toString('base64')}` };
}

/** Asks as the operator. */
export function ops(url: string): Ask {
  return asker(url, basic('ops'));
}

export const gate = { name: 'South gate', group: 'gates', interval_s: 30 };

/** Puts a device that was not there before, or a seeded one. */
export function puts(url: string, fields: Json = {}, serial = 'NW-0001'): Promise<Answer> {
  return ops(url)(`PUT /devices/${serial}/`, { ...gate, ...fields });
}

/** Patches a seeded device. */
export function patches(url: string, fields: Json): Promise<Answer> {
  return ops(url)('PATCH /devices/BX-1001/', fields);
}

/** The body of a GET. */
export async function got(url: string, path: string): Promise<Json> {
  return (await ops(url)(`GET ${path}`)).body;
}

/** The device that putting one with these fields leaves. */
export async function kept(url: string, fields: Json): Promise<Json> {
  await puts(url, fields);
  return got(url, '/devices/NW-0001/');
}

/** The serials of a list. */
export async function serials(url: string, query = ''): Promise<string[]> {
  return (await got(url, `/devices/?${query}`)).results.map((one: Json) => one.serial);
}
