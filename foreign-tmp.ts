import * as fs from 'node:fs'; import * as path from 'node:path'; import { pathToFileURL } from 'node:url'; import { gzipSync } from 'node:zlib';
import { apiOfDocument } from './src/spec/apis.ts';
import { loadSpec } from './src/spec/spec.ts';
import { mockSource } from './src/generate/mock/mock-source.ts';
import { startMock } from './src/mock/server.ts';
import { createMock, mockFetch } from './src/entries/fetch.ts';
import { askAll, comparable, differencesOf } from './tests/without-server/answered.ts';
import { requestsFor } from './tests/without-server/requests.ts';
const plain: typeof fetch = (i, init) => fetch(i, { ...init, headers: { ...(init?.headers as object), 'accept-encoding': 'identity' } });
fs.mkdirSync('/tmp/foreign', { recursive: true });
for (const file of process.argv.slice(2)) {
  try {
    const spec = await loadSpec(apiOfDocument(file));
    const t = Date.now();
    const src = await mockSource(spec, 'x');
    const out = `/tmp/foreign/${path.basename(path.dirname(file))}-${spec.api.name}-${process.pid}.ts`;
    fs.writeFileSync(out, src);
    const ms = Date.now() - t;
    const [contract] = Object.values(await import(pathToFileURL(out).href)) as any[];
    let requests = requestsFor(spec);
    const total = requests.length; requests = requests.slice(0, 1500);
    const http = await startMock(spec, { port: 0, host: '127.0.0.1' });
    const a = (await askAll(requests, http.url, plain)).map((o) => comparable(o, http.url));
    await http.close();
    const b = (await askAll(requests, 'http://pages.test', mockFetch(createMock(contract, { baseUrl: 'http://pages.test' })))).map((o) => comparable(o, 'http://pages.test'));
    const d = differencesOf(requests, b, a);
    console.log(file, `ops ${spec.operations.length} requests ${requests.length}/${total} differ ${d.length} gz ${gzipSync(src).length} made in ${ms}ms`);
    for (const l of d.slice(0, 3)) console.log('   ', l);
  } catch (e) { console.log(file, 'FAILED', String((e as Error).stack).slice(0, 400)); }
}
process.exit(0);
