import path from 'node:path';
import { expect, test } from 'vitest';
import { createMock, mockFetch } from '../../src/entries/fetch.ts';
import { chooseApi } from '../../src/spec/apis.ts';
import { loadSpec } from '../../src/spec/spec.ts';
import { fixtures, mockOf } from '../mock/ask.ts';
import { sample } from '../nightly.ts';
import { askAll, comparable, differencesOf, uncompressed } from './answered.ts';
import { contractMadeOf } from './contracts.ts';
import { requestsFor } from './requests.ts';

const elsewhere = 'http://pages.test';

test.each(
  sample(
    [
      ['press', fixtures],
      ['rooms', path.join('tests', 'unseen-apis', 'specs')],
    ],
    1,
  ),
)('%s, without a behaviour of its own, is answered for as over HTTP', async (name, folder) => {
  const spec = await loadSpec(chooseApi(name, folder));
  const requests = requestsFor(spec);
  const mock = await mockOf(name, {}, folder);
  const overHttp = await askAll(requests, mock.url, uncompressed).finally(() => mock.close());
  const made = createMock(await contractMadeOf(spec), { baseUrl: elsewhere });
  const answered = await askAll(requests, elsewhere, mockFetch(made));
  const differences = differencesOf(
    requests,
    answered.map((one) => comparable(one, elsewhere)),
    overHttp.map((one) => comparable(one, mock.url)),
  );
  expect(answered.length).toBeGreaterThan(100);
  expect(differences).toEqual([]);
});
