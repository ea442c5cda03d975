import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { credentials } from '../mock/ask.ts';
import { sample } from '../nightly.ts';
import { type OpenConsole, openConsole } from './console-page.ts';

let opened: OpenConsole;
let folder: string;
beforeAll(async () => {
  opened = await openConsole();
  folder = await mkdtemp(path.join(tmpdir(), 'console-'));
});
afterAll(async () => {
  await opened?.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => {
  expect(opened.complaints).toEqual([]);
  for (const mock of opened.mocks) mock.reset();
});

const update = '#/rocketchat/operations/permissions.update';
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).click();
const url = () => opened.mock('rocketchat').url;

async function fillBody(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Body' }).fill(text);
}

describe('a refused request', () => {
  test('shows why, and the line of the promise that it broke', async () => {
    const page = await opened.page(update);
    await fillBody(page, '{ "permissions": 1 }');
    await send(page);
    const why = page.getByRole('region', { name: 'Why' });
    await why.getByText('request.body.permissions must be array').waitFor();
    const said = await why.innerText();
    const [, file = '', line = ''] = /must be array promised at (\S+):(\d+)/.exec(said) ?? [];
    expect(readFileSync(file, 'utf8').split('\n')[Number(line) - 1]).toContain('type: array');
    expect(await page.locator('.received .status').innerText()).toBe('400 Bad Request');
  });

  test.each([
    ['unprivileged', 'identity unprivileged has no permission'],
    ['nobody', 'credentials are missing: X-User-Id and X-Auth-Token'],
    ['invalid', 'credentials are wrong'],
  ])('of %s says who asked', async (identity, reason) => {
    const page = await opened.page(update);
    await page.getByLabel('Identity').selectOption(identity);
    await send(page);
    await page.getByRole('region', { name: 'Why' }).getByText(reason).waitFor();
  });

  test('is found in the log, sent again, and edited', async () => {
    await fetch(`${url()}/api/v1/permissions.update`, {
      method: 'POST',
      headers: { ...credentials, 'content-type': 'application/json' },
      body: '{"permissions":[{"_id":"access-permissions","roles":["boss"]}]}',
    });
    const page = await opened.page('#/rocketchat/log');
    const line = page.getByRole('option', { name: /400 POST .*no role "boss" is known/ });
    await line.last().click();
    const exchange = page.getByRole('region', { name: 'The chosen request' });
    await exchange.getByRole('region', { name: 'the body of the request' }).getByText('boss').waitFor();
    await exchange.getByRole('button', { name: 'Send again' }).click();
    await exchange.getByText(/^400 in \d+ ms$/).waitFor();
    await exchange.getByRole('link', { name: /Edit in/ }).click();
    expect(await page.getByRole('textbox', { name: 'Body' }).inputValue()).toContain('"boss"');
  });
});

test('a fault that is switched on breaks the next request, and its line of a test does the same', async () => {
  const page = await opened.page('#/rocketchat/switches');
  const faults = page.getByRole('region', { name: 'Faults', exact: true });
  for (const kind of ['drop', 'truncate', 'slow'])
    await faults.getByRole('checkbox', { name: kind }).uncheck();
  const code = await faults.locator('pre').innerText();
  await faults.getByRole('button', { name: 'Switch on' }).click();
  await page.getByText('The faults are switched on.').waitFor();
  expect((await fetch(`${url()}/api/v1/roles.list`, { headers: credentials })).status).toBe(500);

  opened.mock('rocketchat').reset();
  expect((await fetch(`${url()}/api/v1/roles.list`, { headers: credentials })).status).toBe(200);
  const steered = /fetch\(`\$\{mocks\.url\('rocketchat'\)\}(\S+)`, (\{[\s\S]+\})\);$/.exec(code);
  const options = new Function(`return (${steered?.[2]})`)() as RequestInit;
  expect((await fetch(url() + steered?.[1], options)).status).toBe(200);
  expect((await fetch(`${url()}/api/v1/roles.list`, { headers: credentials })).status).toBe(500);
});

test('each switch turns what it says, for the session that is chosen alone', async () => {
  const page = await opened.page('#/rocketchat/switches');
  await page.getByRole('textbox', { name: 'Session' }).fill('mine');
  await page.getByRole('textbox', { name: 'Session' }).press('Enter');
  const card = (name: string) => page.getByRole('region', { name, exact: true });
  await card('Validation').getByRole('radio', { name: /warn/ }).click();
  await page.getByText(/Validation is warn/).waitFor();
  await card('Rate limit').getByLabel('Requests').fill('1');
  await card('Rate limit').getByLabel('In seconds').fill('600');
  await card('Rate limit').getByRole('button', { name: 'Switch on' }).click();
  await page.getByText('The rate limit is on.').waitFor();
  await card('Delay').getByLabel('From').fill('1');
  await card('Delay').getByLabel('To').fill('2');
  await card('Delay').getByRole('button', { name: 'Switch on' }).click();
  await page.getByText('Answers wait from now on.').waitFor();
  await card('Clock').getByRole('button', { name: 'Set and freeze' }).click();
  await page.getByText('The clock is set, and stands.').waitFor();

  const ask = (session: string) =>
    fetch(`${url()}/api/v1/permissions.update`, {
      method: 'POST',
      headers: { ...credentials, 'x-mock-session': session, 'content-type': 'application/json' },
      body: '{"permissions":1}',
    });
  const read = async (name: string, session: string) =>
    (await fetch(`${url()}/__mock/${name}`, { headers: { 'x-mock-session': session } })).json();
  expect([(await ask('mine')).status, (await ask('mine')).status]).toEqual([200, 429]);
  expect([(await ask('other')).status, (await ask('other')).status]).toEqual([400, 400]);
  expect(await read('faults', 'mine')).toMatchObject({ delay: [1, 2] });
  expect(await read('faults', 'other')).toMatchObject({ delay: [0, 0] });
  expect(await read('clock', 'mine')).toEqual({ now: '2030-01-01T00:00:00.000Z' });
});

test('the state is edited, saved as a file, made as new, and loaded from that file', async () => {
  const page = await opened.page('#/rocketchat/state');
  const listed = async () =>
    (await fetch(`${url()}/api/v1/permissions.listAll`, { headers: credentials })).text();
  await page.getByRole('button', { name: 'Edit' }).click();
  const field = page.getByRole('textbox', { name: 'The state as JSON' });
  await field.fill('{"permissions": 5}');
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.getByText(/The state lacks|has to be an object/).waitFor();
  const state = (await (await fetch(`${url()}/__mock/state`)).json()) as Record<string, unknown>;
  await field.fill(JSON.stringify({ ...state, permissions: {} }));
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.getByText('The state is in use.').waitFor();
  expect(await listed()).toContain('"update":[]');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('rocketchat.state.json');
  const file = path.join(folder, 'saved.json');
  await download.saveAs(file);
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByText('The session is as new.').waitFor();
  expect(await listed()).not.toContain('"update":[]');
  await page.getByLabel('Load a file').setInputFiles(file);
  await page.getByText('The state of the file is in use.').waitFor();
  expect(await listed()).toContain('"update":[]');

  writeFileSync(file, 'no JSON');
  await page.getByLabel('Load a file').setInputFiles(file);
  await page.getByText(/is not JSON: it breaks at line 1/).waitFor();
});

test('the log keeps up with 200 requests a second, and holds few of its lines in the page', async () => {
  const page = await opened.page('#/rocketchat/log');
  await page.getByText(/^\d+ of \d+ requests$/).waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByText('0 of 0 requests').waitFor();
  const [seconds, rate] = [2, 200];
  const started = performance.now();
  for (let sent = 0; sent < seconds * rate; sent += 10) {
    const due = started + (sent / rate) * 1_000;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        fetch(`${url()}/api/v1/roles.list?turn=${sent + index}`, { headers: credentials }),
      ),
    );
  }
  await page.getByText(`${seconds * rate} of ${seconds * rate} requests`).waitFor();
  await page.getByRole('option', { name: /turn=399/ }).waitFor();
  expect(await page.getByRole('option').count()).toBeLessThan(60);
});

test('the log is read with the keyboard alone', async () => {
  for (const name of ['a', 'b', 'c']) await fetch(`${url()}/api/v1/me?as=${name}`, { headers: credentials });
  const page = await opened.page('#/rocketchat/log');
  const list = page.getByRole('listbox');
  await list.getByRole('option', { name: /as=c/ }).waitFor();
  await list.focus();
  await page.keyboard.press('End');
  await page.getByRole('option', { name: /as=c/, selected: true }).waitFor();
  await page.keyboard.press('ArrowUp');
  await page.getByRole('option', { name: /as=b/, selected: true }).waitFor();
  await page
    .getByRole('region', { name: 'The chosen request' })
    .getByRole('heading', { name: '/api/v1/me?as=b' })
    .waitFor();
});

test('the document is rendered, and a schema opens what it refers to', async () => {
  const page = await opened.page('#/rocketchat/document');
  await page.getByRole('heading', { name: 'Rocket.Chat permissions' }).waitFor();
  await page.locator('summary', { hasText: 'PermissionsUpdate' }).first().click();
  await page.getByText(/For each permission, the roles/).waitFor();
});

/** The views, and what shows that one stands. */
const views = {
  operations: '.why',
  log: '.why',
  state: 'pre',
  switches: '.card:nth-child(4)',
  document: '.schema',
};
interface AxeWindow {
  axe: { run(options: object): Promise<{ violations: object[] }> };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds in the page as it stands. */
async function violationsIn(page: Page, options: object): Promise<object[]> {
  return page.evaluate(
    async (chosen) => {
      const { axe: run } = globalThis as unknown as AxeWindow;
      return (await run.run(chosen)).violations;
    },
    { resultTypes: ['violations'], ...options },
  );
}

test.each(sample(Object.entries(views), 2))(
  'axe finds nothing in %s, light and dark; at 360 pixels nothing is wider',
  async (view, part) => {
    await fetch(`${url()}/api/v1/permissions.update`, { method: 'POST', headers: credentials });
    // A test may bring a script of its own
    const page = await opened.page(`#/rocketchat/${view}`, { bypassCSP: true });
    if (view === 'operations') await send(page);
    if (view === 'log')
      await page
        .getByRole('option', { name: /permissions.update/ })
        .last()
        .click();
    await page.locator(part).first().waitFor();
    await page.addScriptTag({ content: axe });
    expect(await violationsIn(page, {})).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    // What is not of colours is the same in the dark
    expect(await violationsIn(page, { runOnly: ['color-contrast'] })).toEqual([]);
    await page.setViewportSize({ width: 360, height: 700 });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    await page.setViewportSize({ width: 1200, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
  },
);
