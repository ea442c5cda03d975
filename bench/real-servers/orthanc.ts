import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { read, run, serve } from './process.ts';
import type { Place, RealServer } from './real-server.ts';

/** Orthanc: made by PUT under an own name, deleted by hand, bodies of plain text, a switch that ends the server. */
export const orthanc: RealServer = {
  name: 'orthanc',
  needs: 'Debian: orthanc',
  async start(place: Place) {
    const configuration = join(place.folder, 'orthanc.json');
    const document = join(place.folder, 'openapi.json');
    const url = `http://127.0.0.1:${place.port}`;
    await writeFile(
      configuration,
      JSON.stringify({
        Name: 'the tester’s',
        StorageDirectory: join(place.folder, 'storage'),
        HttpPort: place.port,
        DicomServerEnabled: false,
        RemoteAccessAllowed: false,
        OverwriteInstances: true,
        StableAge: 1,
        DicomModalitiesInDatabase: true,
        OrthancPeersInDatabase: true,
      }),
    );
    await run('Orthanc', [`--openapi=${document}`, configuration]);
    const server = await serve(`${url}/system`, 'Orthanc', [configuration], { cwd: place.folder });
    await put(`${url}/modalities/tester`, { AET: 'TESTER', Host: '127.0.0.1', Port: 11112 });
    await put(`${url}/peers/tester`, { Url: 'http://127.0.0.1:1/', Username: 'me', Password: 'secret' });
    const made = await fetch(`${url}/tools/create-dicom`, {
      method: 'POST',
      body: JSON.stringify({ Tags: { PatientName: 'Tester', PatientID: '1', StudyDescription: 'mine' } }),
    });
    if (!made.ok) throw new Error(`no picture could be made: ${made.status}`);
    await settled(url);
    return { url, document, state: () => stateOf(url), stop: server.stop };
  },
};

const things = [
  'patients',
  'studies',
  'series',
  'instances',
  'modalities',
  'peers',
  'queries',
  'jobs',
  'changes',
];
const levels = ['', '-dicom', '-generic', '-http', '-jobs', '-lua', '-plugins', '-sqlite'];
const switches = ['default-encoding', 'metrics', 'unknown-sop-class-accepted', 'accepted-transfer-syntaxes'];

async function stateOf(url: string): Promise<Record<string, unknown>> {
  const places = [
    ...things.map((thing) => `/${thing}?expand`),
    '/statistics',
    ...levels.map((level) => `/tools/log-level${level}`),
    ...switches.map((one) => `/tools/${one}`),
  ];
  return Object.fromEntries(
    await Promise.all(places.map(async (place) => [place, await read(`${url}${place}`)] as const)),
  );
}

/** A picture is noted as complete a moment after it came. */
async function settled(url: string): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) {
    const patients = await read(`${url}/patients?expand`);
    if (!JSON.stringify(patients).includes('"IsStable":false')) return;
    await wait(200);
  }
}

async function put(address: string, body: unknown): Promise<void> {
  const { ok, status } = await fetch(address, { method: 'PUT', body: JSON.stringify(body) });
  if (!ok) throw new Error(`PUT ${address} was answered ${status}`);
}
