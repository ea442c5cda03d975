// A script of CommonJS: starts a mock, asks it, and judges the answer.
const { startMocks, openContract } = require('workspace-contracts');
const document = require('workspace-contracts/specs/rocketchat.json');

(async () => {
  const mocks = await startMocks({ apis: ['rocketchat'] });
  const response = await fetch(`${mocks.url('rocketchat')}/api/v1/permissions.listAll`);
  const contract = await openContract('rocketchat');
  const operation = contract.find('permissions.listAll');
  const headers = Object.fromEntries(response.headers);
  const findings = contract.check(operation, {
    status: response.status,
    headers,
    body: Buffer.from(await response.arrayBuffer()),
  });
  await mocks.close();
  process.stdout.write(JSON.stringify({ status: response.status, findings, openapi: document.openapi }));
})();
