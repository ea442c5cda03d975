import type autocannon from 'autocannon';

const headers = { 'x-user-id': 'admin', 'x-auth-token': 'admin', 'content-type': 'application/json' };
const update = { method: 'POST', path: '/api/v1/permissions.update', headers } as const;
const list = { method: 'GET', path: '/api/v1/permissions.listAll', headers } as const;
const bodyOf = (role: string) =>
  JSON.stringify({ permissions: [{ _id: 'access-permissions', roles: [role] }] });
const write = (role: string) => ({ ...update, body: bodyOf(role) });

/** One kind of request, made anew for each burst: what was never sent before stays so. */
type Kind = () => autocannon.Request[];

let turn = 0;
const fresh = (
  request: Partial<autocannon.Request>,
  change: (turn: number) => Partial<autocannon.Request>,
) => ({
  ...request,
  setupRequest: (one: autocannon.Request) => ({ ...one, ...change(turn++) }),
});

/** The same JSON in other bytes for each number: blanks between its parts. */
function spaced(json: string, n: number): string {
  let rest = n;
  return json.replace(/[,:]/g, (sign) => {
    const blanks = rest % 30;
    rest = Math.floor(rest / 30);
    return sign + ' '.repeat(blanks);
  });
}

/** What is sent to each server, in turns. */
export const kinds: Readonly<Record<string, Kind>> = {
  success: () => [write('admin')],
  refused: () => [{ ...update, body: '{"permissions":"all"}' }],
  'read after write': () => [write('user'), list, write('moderator'), list],
  'new write': () => [
    fresh(write('user'), (n) => ({ body: spaced(bodyOf(n % 2 === 0 ? 'user' : 'admin'), n) })),
  ],
  'new refused': () => [fresh(write('user'), (n) => ({ body: `{"permissions":"all-${n}"}` }))],
  'new read': () => [
    fresh(list, (n) => ({ path: `${list.path}?updatedSince=${new Date(1.6e12 + n * 1_000).toISOString()}` })),
  ],
};

/** Everything mixed; one request in five was never sent before. */
export function mixed(): autocannon.Request[] {
  let turn = 0;
  const isNew = (request: autocannon.Request) => ({ ...request, body: `{"permissions":"${turn++}"}` });
  return [write('user'), list, write('moderator'), list, { ...update, body: '{}', setupRequest: isNew }];
}
