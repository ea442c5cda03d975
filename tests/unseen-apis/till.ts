/** A faithful server of `specs/till`: forms, brackets in names, `has_more`, and a stone where something was deleted. */
import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../../src/shared/json.ts';
import { type Ask, checker, type Reply, type Routes, type Server, serve } from './serve.ts';

/** What each fault breaks, and a part of the id of what finds it. */
export const faults = {
  'has_more never': ['has_more is false on every page', 'listCustomers/law/pages'],
  'has_more always': ['has_more is true on the last page', 'listCustomers/law/pages'],
  'after inclusive': ['a page begins with the last item of the one before', 'listCustomers/law/pages'],
  'created ignored': ['created[gte] lets everything through', 'law/filters created[gte]'],
  'metadata first': ['only the first key of a map is stored', 'createCustomer/law/created'],
  'key ignored': ['an idempotency key is not looked at', 'law/once under a key'],
  'update lost': ['an update is not stored', 'updateCustomer/law/reads back'],
  'balance 1001': ['a number in a form is not bounded', 'updateCustomer/invalid/balance/maximum'],
  'unknown field': ['an unknown field of a form is taken', 'createCustomer/invalid/undeclaredField'],
  'any user': ['any user is let in', 'getCustomer/wrong credentials'],
  'bank refused': ['the second branch is refused', 'createMethod/boundary/branch 2'],
  'any iban': ['the second branch is not checked', 'createMethod/invalid/iban'],
  'null dropped': ['what is null is left out', 'createCustomer/boundary/email'],
  'error is a text': ['errors are texts', 'getCustomer/missing'],
} as const;

export type Fault = keyof typeof faults;

const key = 'sk_of_the_till_0123';

export const env = { TILL_BASIC: `${key}:` };

type Fields = Readonly<Record<string, string | JsonObject>>;

/** Starts it with eleven customers. */
export async function startTill(fault?: Fault): Promise<Server> {
  const customers: JsonObject[] = [];
  const deleted = new Set<string>();
  const methods = new Map<string, JsonObject>();
  const done = new Map<string, Reply>();
  const error = (status: number, message = 'wrong'): Reply => ({
    status,
    body: { error: fault === 'error is a text' ? message : { type: 'invalid_request', message } },
  });
  const show = ({ email = null, ...rest }: JsonObject) =>
    email === null && fault === 'null dropped' ? rest : { ...rest, email };
  const kept = (old: JsonObject, sent: string | JsonObject | undefined) => {
    const pairs = Object.entries(typeof sent === 'object' ? sent : {});
    return { ...old, ...Object.fromEntries(fault === 'metadata first' ? pairs.slice(0, 1) : pairs) };
  };
  const add = ({ name, email, address, metadata }: Fields, created = Math.floor(Date.now() / 1000)) => {
    const id = `cus_${randomBytes(6).toString('hex')}`;
    const given = {
      name: name || null,
      email: email ? String(email).toLowerCase() : null,
      address: address ?? null,
    };
    customers.unshift({
      id,
      object: 'customer',
      created,
      balance: 0,
      ...given,
      metadata: kept({}, metadata),
    });
    return { status: 200, body: show(customers[0] as JsonObject) };
  };
  for (let index = 0; index < 11; index += 1)
    add({ name: `Old ${index}`, email: `c${index % 4}@example.com` }, 9000 + index);
  const within = (handle: (found: JsonObject, ask: Ask) => Reply) => (ask: Ask) => {
    const { customer = '' } = ask.params;
    const found = customers.find(({ id }) => id === customer);
    if (found !== undefined) return handle(found, ask);
    const isStone = deleted.has(customer) && ask.method !== 'POST' && ask.method !== 'DELETE';
    return isStone ? { status: 200, body: { id: customer, deleted: true } } : error(404);
  };
  const once = (ask: Ask, make: () => Reply): Reply => {
    const name = fault === 'key ignored' ? undefined : ask.header('idempotency-key');
    const known = name === undefined ? undefined : done.get(name);
    if (known !== undefined) return known;
    if ((ask.header('idempotency-key') ?? '').length > 255) return error(400);
    const reply = make();
    if (name !== undefined && reply.status === 200) done.set(name, reply);
    return reply;
  };
  const isBank = checker({
    required: ['iban'],
    properties: fault === 'any iban' ? {} : { iban: { pattern: '^[A-Z]{2}[0-9]{18}$' } },
  });
  const routes: Routes = {
    'GET /v1/customers': ({ query }) => {
      const [limit, after, email] = [
        query.get('limit') ?? '10',
        query.get('starting_after'),
        query.get('email'),
      ];
      const bounds = [...query].filter(([name]) => name.startsWith('created['));
      const isRight =
        isNumber(limit, 1, 100) &&
        bounds.every(([, value]) => isNumber(value, -1e12, 1e12)) &&
        query.getAll('expand[]').every((one) => one === 'source') &&
        [...(email ?? '')].length <= 200;
      const start = after === null ? 0 : customers.findIndex(({ id }) => id === after) + 1;
      if (!isRight || (after !== null && start === 0)) return error(400);
      const found = customers
        .slice(start - (fault === 'after inclusive' && start > 0 ? 1 : 0))
        .filter(
          ({ created, email: own }) =>
            (email === null || own === email.toLowerCase()) &&
            bounds.every(([name, value]) =>
              name === 'created[lt]'
                ? Number(created) < Number(value)
                : Number(created) >= Number(value) || fault === 'created ignored',
            ),
        );
      const more =
        fault === 'has_more always' || (found.length > Number(limit) && fault !== 'has_more never');
      return {
        status: 200,
        body: { object: 'list', data: found.slice(0, Number(limit)).map(show), has_more: more },
      };
    },
    'POST /v1/customers': (ask) =>
      once(ask, () => {
        const sent = formOf(ask);
        const isClosed = fault !== 'unknown field';
        return sent !== undefined && isCustomer(sent, isClosed) ? add(sent) : error(400);
      }),
    'GET /v1/customers/{customer}': within((found) => ({ status: 200, body: show(found) })),
    'POST /v1/customers/{customer}': within((found, ask) => {
      const sent = formOf(ask);
      if (sent === undefined) return error(400);
      const { name, balance, metadata } = sent;
      const most = fault === 'balance 1001' ? 1001 : 1000;
      const isRight = isCustomer(
        { ...(name === undefined ? {} : { name }), ...(metadata === undefined ? {} : { metadata }) },
        true,
      );
      if (!isRight || (balance !== undefined && !isNumber(String(balance), -1000, most))) return error(400);
      const next: JsonObject = { ...found, metadata: kept(found.metadata as JsonObject, metadata) };
      if (name !== undefined) next.name = name || null;
      if (balance !== undefined) next.balance = Number(balance);
      if (fault !== 'update lost') customers[customers.indexOf(found)] = next;
      return { status: 200, body: show(next) };
    }),
    'DELETE /v1/customers/{customer}': within((found) => {
      customers.splice(customers.indexOf(found), 1);
      deleted.add(String(found.id));
      return { status: 200, body: { id: found.id ?? '', deleted: true } };
    }),
    'POST /v1/methods': ({ body, type }) => {
      if (type !== 'application/json') return error(415);
      if (typeof body !== 'object' || body === null) return error(400);
      const isRight =
        body.type === 'bank'
          ? isBank(body) && isOnly(body, ['type', 'iban']) && typeof body.iban === 'string'
          : isCard(body);
      if (!isRight || (body.type === 'bank' && fault === 'bank refused')) return error(422);
      const id = `pm_${randomBytes(6).toString('hex')}`;
      const last4 = body.type === 'bank' && fault !== 'any iban' ? String(body.iban).slice(-4) : null;
      methods.set(id, { id, type: body.type ?? '', last4 });
      return { status: 201, body: methods.get(id) };
    },
    'GET /v1/methods/{method}': ({ params }) => {
      const found = methods.get(params.method ?? '');
      return found === undefined ? error(404) : { status: 200, body: found };
    },
    'DELETE /v1/methods/{method}': ({ params }) =>
      methods.delete(params.method ?? '') ? { status: 204 } : error(404),
  };
  const before = (ask: Ask) => {
    const [scheme, value = ''] = (ask.header('authorization') ?? '').split(' ');
    const [user] = Buffer.from(value, 'base64').toString().split(':');
    return scheme === 'Basic' && (user === key || fault === 'any user') ? undefined : error(401);
  };
  const server = await serve(routes, 'application/json', before, error(404));
  return { ...server, url: `${server.url}/v1` };
}

/** A form with brackets in its names, as most servers read it; undefined for another type. */
function formOf({ text, type }: Ask): Fields | undefined {
  if (text !== '' && type !== 'application/x-www-form-urlencoded') return undefined;
  const fields: Record<string, string | JsonObject> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const [, outer = name, inner] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
    const known = fields[outer];
    fields[outer] =
      inner === undefined ? value : { ...(typeof known === 'object' ? known : {}), [inner]: value };
  }
  return fields;
}

const isCard = checker({
  type: 'object',
  additionalProperties: false,
  required: ['type', 'month'],
  properties: { type: { const: 'card' }, month: { type: 'integer', minimum: 1, maximum: 12 } },
});

function isCustomer(sent: Fields, isClosed: boolean): boolean {
  const text = (most: number) => ({ type: 'string', maxLength: most });
  const address = {
    type: 'object',
    additionalProperties: false,
    properties: { city: text(50), country: { pattern: '^[A-Z]{2}$' } },
  };
  const metadata = { type: 'object', additionalProperties: text(100) };
  const properties = { name: text(80), email: text(200), address, metadata };
  return checker({ type: 'object', additionalProperties: !isClosed, properties })(sent);
}

function isNumber(text: string, least: number, most: number): boolean {
  return /^-?\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
}

function isOnly(body: JsonObject, names: readonly string[]): boolean {
  return Object.keys(body).every((name) => names.includes(name));
}
