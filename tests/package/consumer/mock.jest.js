const { contractMatchers, startMocks } = require('workspace-contracts/jest');

let mocks;
beforeAll(async () => {
  mocks = await startMocks({ apis: ['rocketchat'] });
  expect.extend(await contractMatchers('rocketchat'));
}, 60_000);
afterAll(() => mocks.close());

test('an answer keeps its contract', async () => {
  const response = await fetch(`${mocks.url('rocketchat')}/api/v1/permissions.listAll`);
  await expect(response).toMatchContract('permissions.listAll');
});
