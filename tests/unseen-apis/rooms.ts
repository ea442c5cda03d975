/** A faithful server of `specs/rooms`, with the habits of real ones: it trims, rounds instants to seconds and takes options in any case. */
import { randomBytes, randomUUID } from 'node:crypto';
import { isObject, type JsonObject } from '../../src/shared/json.ts';
import { type Ask, checker, type Reply, type Routes, type Server, serve } from './serve.ts';

/** What each fault breaks, and a part of the id of what finds it. */
export const faults = {
  'limit plus one': ['a page has one more than asked for', 'listRooms/law/pages'],
  'page skips': ['the next page leaves one out', 'listRooms/law/pages'],
  'seats exclusive': ['minSeats leaves out rooms of exactly that size', 'law/filters minSeats'],
  'status ignored': ['the filter status lets everything through', 'law/filters status'],
  'count off': ['a search counts one too many', 'findFree/law/counts'],
  'offset dropped': ['the offset of an instant is passed over', 'createBooking/law/created'],
  'any room': ['a booking is found under any room', 'law/where it belongs'],
  'conflict 500': ['a conflict breaks the server', 'law/the same again'],
  'bytes as text': ['the bytes of a plan are read as a text', 'putPlan/law/comes back'],
  'done 500': ['an order that is done breaks the server', 'orderCleaning/law/created'],
  'pin shown': ['what is only written is shown', 'createRoom/valid'],
  'step ignored': ['multipleOf is not enforced', 'createRoom/invalid/interval/multipleOf'],
  'any tenant': ['X-Tenant is not needed', 'without X-Tenant'],
  'key refused': ['the key alone is not enough', 'getRoom/valid'],
  'status echoed': [
    'an option comes back in the letters that were sent',
    'createBooking/invalid/status/enum',
  ],
} as const;

export type Fault = keyof typeof faults;

export const env = { ROOMS_TOKEN: 'the-token-of-ann', ROOMS_API_KEY: 'the-key-of-ann-too' };

/** Starts it with nine rooms. */
export function startRooms(fault?: Fault): Promise<Server> {
  const rooms = new Map<string, JsonObject>();
  const bookings = new Map<string, JsonObject>();
  const plans = new Map<string, Buffer>();
  const cleanings: JsonObject[] = [];
  const isRoom = checker(newRoom(fault));
  const isBooking = checker(newBooking);
  const isOrder = checker(order);
  const addRoom = ({ name, seats, interval = 5, owner = null, pin }: JsonObject) => {
    const id = `room_${randomBytes(4).toString('hex')}`;
    const shown = fault === 'pin shown' && pin !== undefined ? { pin } : {};
    rooms.set(id, { id, name: String(name).trim(), seats: seats ?? 1, interval, owner, ...shown });
    return rooms.get(id) as JsonObject;
  };
  for (const [index, name] of [...'defghabc'].entries()) addRoom({ name: `Room ${name}`, seats: 2 + index });
  const within = (handle: (room: JsonObject, ask: Ask) => Reply) => (ask: Ask) => {
    const room = rooms.get(ask.params.roomId ?? '');
    return room === undefined ? problem(404) : handle(room, ask);
  };
  const booking = (handle: (found: JsonObject) => Reply) =>
    within((room, ask) => {
      const found = bookings.get(ask.params.bookingId ?? '');
      const isHere = found !== undefined && (found.roomId === room.id || fault === 'any room');
      return isHere ? handle(found) : problem(404);
    });
  const isTaken = (room: JsonObject, start: string, end: string) =>
    [...bookings.values()].some(
      (other) => other.roomId === room.id && String(other.start) < end && start < String(other.end),
    );
  const routes: Routes = {
    'GET /rooms': ({ query }) => {
      const isRight = isNumber(query.get('limit'), 50) && isNumber(query.get('minSeats'), 1e9);
      const place = /^p(\d+)$/.exec(query.get('cursor') ?? 'p0');
      if (!isRight || place === null) return problem(422);
      const least = Number(query.get('minSeats') ?? 0) + (fault === 'seats exclusive' ? 1 : 0);
      const found = [...rooms.values()].filter(
        ({ seats }) => !query.has('minSeats') || Number(seats) >= least,
      );
      const [start, limit] = [Number(place[1]), Number(query.get('limit') ?? 20)];
      const next = start + limit + (fault === 'page skips' ? 1 : 0);
      const search = new URLSearchParams([...query].filter(([name]) => name !== 'cursor'));
      const headers = { link: `</rooms?${search}&cursor=p${next}>; rel="next"` };
      const body = found.slice(start, start + limit + (fault === 'limit plus one' ? 1 : 0));
      return { status: 200, body, ...(next < found.length ? { headers } : {}) };
    },
    'POST /rooms': ({ body, type }) => {
      if (type !== 'application/json') return problem(415);
      if (body === undefined) return problem(400);
      if (!isRoom(body) || String(body.name).trim().length < 2) return problem(422);
      const isKnown = [...rooms.values()].some(({ name }) => name === String(body.name).trim());
      if (isKnown) return problem(fault === 'conflict 500' ? 500 : 409);
      const room = addRoom(body);
      return { status: 201, body: room, headers: { location: `/rooms/${room.id}` } };
    },
    'GET /rooms/{roomId}': within((room) => ({ status: 200, body: room })),
    'DELETE /rooms/{roomId}': within((room) => {
      rooms.delete(String(room.id));
      return { status: 204 };
    }),
    'GET /rooms/{roomId}/plan': within((room) => {
      const bytes = plans.get(String(room.id));
      const headers = { 'content-type': 'application/octet-stream' };
      return bytes === undefined ? problem(404) : { status: 200, bytes, headers };
    }),
    'PUT /rooms/{roomId}/plan': within((room, { bytes, text, type }) => {
      if (type !== 'application/octet-stream') return problem(415);
      if (bytes.length === 0) return problem(400);
      plans.set(String(room.id), fault === 'bytes as text' ? Buffer.from(text, 'latin1') : bytes);
      return { status: 204 };
    }),
    'POST /rooms/{roomId}/cleanings': within((room, { body, type }) => {
      if (type !== 'application/json') return problem(415);
      if (body === undefined || !isOrder(lowered(body, 'kind')))
        return problem(body === undefined ? 400 : 422);
      const made = {
        id: cleanings.length + 1,
        kind: lowered(body, 'kind').kind ?? '',
        status: 'queued',
        doneAt: null,
      };
      cleanings.push({ ...made, roomId: room.id ?? '', asked: 0 });
      return { status: 202, body: made };
    }),
    'GET /rooms/{roomId}/cleanings/{cleaningId}': within((room, { params }) => {
      const found = cleanings.find((one) => String(one.id) === params.cleaningId && one.roomId === room.id);
      if (found === undefined) return problem(404);
      found.asked = Number(found.asked) + 1;
      if (found.asked < 3) return { status: 200, body: cleaning(found) };
      return fault === 'done 500'
        ? problem(500)
        : { status: 200, body: { ...cleaning(found), status: 'done', doneAt: '2031-01-01T00:00:00Z' } };
    }),
    'GET /rooms/{roomId}/bookings': within((room, { query }) => {
      const [from, status] = [query.get('from'), query.get('status')?.toLowerCase() ?? null];
      const isRight = from === null || (/^\d{4}-\d\d-\d\dT/.test(from) && !Number.isNaN(Date.parse(from)));
      if (!isRight || (status !== null && !/^(tentative|confirmed)$/.test(status))) return problem(422);
      const items = [...bookings.values()].filter(
        (one) =>
          one.roomId === room.id &&
          (from === null || Date.parse(String(one.start)) >= Date.parse(from)) &&
          (status === null || one.status === status || fault === 'status ignored'),
      );
      return { status: 200, body: { items, count: items.length } };
    }),
    'POST /rooms/{roomId}/bookings': within((room, { body, type }) => {
      if (type !== 'application/json') return problem(415);
      if (body === undefined) return problem(400);
      const sent = lowered(body, 'status');
      if (!isBooking(sent)) return problem(422);
      const [start, end] = [instant(sent.start, fault), instant(sent.end, fault)];
      if (String(sent.title).trim() === '' || end <= start) return problem(422);
      if (isTaken(room, start, end)) return problem(409);
      const status = (fault === 'status echoed' ? body.status : sent.status) ?? 'tentative';
      const made = {
        id: randomUUID(),
        roomId: room.id ?? '',
        title: String(sent.title).trim(),
        start,
        end,
        status,
      };
      bookings.set(made.id, made);
      return { status: 201, body: made, headers: { location: `/rooms/${room.id}/bookings/${made.id}` } };
    }),
    'GET /rooms/{roomId}/bookings/{bookingId}': booking((found) => ({ status: 200, body: found })),
    'DELETE /rooms/{roomId}/bookings/{bookingId}': booking(({ id }) => {
      bookings.delete(String(id));
      return { status: 204 };
    }),
    'GET /free': ({ query }) => {
      if (!query.has('seats') || !isNumber(query.get('seats'), 500)) return problem(422);
      const found = [...rooms.values()].filter(({ seats }) => Number(seats) >= Number(query.get('seats')));
      return { status: 200, body: { rooms: found, count: found.length + (fault === 'count off' ? 1 : 0) } };
    },
  };
  return serve(routes, 'application/problem+json', (ask) => refusal(ask, fault), problem(404));
}

function refusal(ask: Ask, fault: Fault | undefined): Reply | undefined {
  const key = fault === 'key refused' ? undefined : ask.header('x-api-key');
  const isKnown = ask.header('authorization') === `Bearer ${env.ROOMS_TOKEN}` || key === env.ROOMS_API_KEY;
  if (!isKnown) return problem(401);
  return ask.header('x-tenant') === 'acme' || fault === 'any tenant' ? undefined : problem(400);
}

function problem(status: number): Reply {
  return { status, body: { type: 'about:blank', title: 'problem', status } };
}

function isNumber(text: string | null, most: number): boolean {
  return text === null || (/^[1-9]\d*$/.test(text) && Number(text) <= most);
}

function cleaning({ id = 0, kind = '', status = '', doneAt = null }: JsonObject): JsonObject {
  return { id, kind, status, doneAt };
}

/** The body with one option in small letters. */
function lowered(body: JsonObject, name: string): JsonObject {
  const option = isObject(body) ? body[name] : undefined;
  return typeof option === 'string' ? { ...body, [name]: option.toLowerCase() } : body;
}

/** To the second, in UTC. */
function instant(text: unknown, fault: Fault | undefined): string {
  const read = fault === 'offset dropped' ? String(text).replace(/[+-]\d\d:\d\d$/, 'Z') : String(text);
  return `${new Date(read).toISOString().slice(0, 19)}Z`;
}

function newRoom(fault: Fault | undefined): JsonObject {
  const step = fault === 'step ignored' ? {} : { multipleOf: 5 };
  const person = {
    type: ['object', 'null'],
    required: ['name'],
    properties: { name: { type: 'string', minLength: 1, maxLength: 40 } },
  };
  return {
    type: 'object',
    required: ['name', 'seats'],
    properties: {
      name: { type: 'string', minLength: 2, maxLength: 60 },
      seats: { type: 'integer', minimum: 1, maximum: 500 },
      interval: { type: 'integer', minimum: 5, maximum: 60, ...step },
      pin: { type: 'string', pattern: '^[0-9]{4}$' },
      owner: person,
    },
  };
}

const newBooking: JsonObject = {
  type: 'object',
  required: ['title', 'start', 'end'],
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 100 },
    start: { type: 'string', format: 'date-time' },
    end: { type: 'string', format: 'date-time' },
    status: { enum: ['tentative', 'confirmed'] },
  },
};

const order: JsonObject = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { enum: ['daily', 'deep'] } },
};
