import { loadSpec } from './src/spec/spec.ts'; import { chooseApi } from './src/spec/apis.ts';
import { createWorld } from './src/mock/create-world.ts'; import { run } from './src/mock/running.ts'; import { exchange } from './src/mock/exchange.ts';
import { incomingRequest } from './src/mock/request/incoming-request.ts'; import { sendableOf } from './src/mock/http/encoded-response.ts';
const running = run(await createWorld(await loadSpec(chooseApi('rocketchat')), {}, () => 'http://x'), {});
const headers = { host: 'x', connection: 'keep-alive', 'x-user-id': 'admin', 'x-auth-token': 'admin', 'content-type': 'application/json', 'content-length': '70' };
let n = 0;
const kinds: Record<string, () => any> = {
  'same write': () => ({ method: 'POST', url: '/api/v1/permissions.update', text: '{"permissions":[{"_id":"access-permissions","roles":["user"]}]}' }),
  'new write': () => ({ method: 'POST', url: '/api/v1/permissions.update', text: `{"permissions":[{"_id":"access-permissions","roles":["user"${' '.repeat(1)}]},{"_id":"add-oauth-service","roles":[${['"admin"','"user"','"moderator"','"bot"','"guest"'].filter((_, i) => (n >> i) & 1).join(',')}]}]${' '.repeat((n >> 5) % 997)}${n % 7 ? '\n' : ' '}${''.padEnd((n>>14)%50)}}` }),
  'new refused role': () => ({ method: 'POST', url: '/api/v1/permissions.update', text: `{"permissions":[{"_id":"access-permissions","roles":["role-${n}"]}]}` }),
  'new refused': () => ({ method: 'POST', url: '/api/v1/permissions.update', text: `{"permissions":"all-${n}"}` }),
  'new read': () => ({ method: 'GET', url: `/api/v1/permissions.listAll?updatedSince=${new Date(1.6e12 + n * 1000).toISOString()}`, text: '' }),
};
for (const [name, make] of Object.entries(kinds).filter(([k]) => !process.env.K || k === process.env.K)) {
  const go = async (count: number) => { let st = 0; for (let i = 0; i < count; i++) { n++; const q = make(); const { outgoing } = await exchange(running, incomingRequest({ ...q, headers: { ...headers }, size: q.text.length }), ''); sendableOf(outgoing); st = outgoing.status; } return st; };
  await go(20000);
  const c = process.cpuUsage(); const st = await go(60000); const d = process.cpuUsage(c);
  console.log(name, st, ((d.user + d.system) / 60000).toFixed(1), 'us');
}
