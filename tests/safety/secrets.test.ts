import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nightly } from '../nightly.ts';
import { known, startRocketchat } from '../reference-servers/rocketchat.ts';
import { filesIn, type Meddling, runContract, startBetween, withFolder } from './cli.ts';
import { startProxy } from './proxy.ts';

const tls = 'tests/safety/tls';
const token = `Tok'en"<&/+=$&\\%2F-peculiar_9`;
const password = `pä$$w'örd "<&/+?`;
const proxyPassword = 'of:the/proxy';

const env = {
  ROCKETCHAT_USER: known.username,
  ROCKETCHAT_PASSWORD: password,
  ROCKETCHAT_PERMISSION_ID: known.permissionId,
  NODE_EXTRA_CA_CERTS: `${tls}/authority.pem`,
};

/** A secret in every encoding in which a server may repeat it. */
function encodingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    bytes.toString('hex'),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    Buffer.from(`user:${secret}:more`).toString('base64'),
  ];
}

/** What a leak looks like: half of a secret is one too. */
function leaksOf(secret: string): string[] {
  const half = secret.slice(secret.length / 2);
  const middle = (text: string) => text.slice(8, -8);
  return [
    ...encodingsOf(secret).slice(0, 7),
    ...encodingsOf(half).slice(0, 5),
    middle(Buffer.from(`user:${secret}:more`).toString('base64')),
  ];
}

/** Repeats what it was told, in a header and in every encoding. */
function echo(response: ServerResponse): void {
  const encoded = [token, password, known.userId].flatMap(encodingsOf);
  response.writeHead(500, { 'content-type': 'application/json', 'x-echo': token, 'x-user': known.userId });
  response.end(JSON.stringify({ message: encoded, padding: 'x'.repeat(90), [token]: password }));
}

async function logIn(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const sent = Buffer.concat(chunks).toString();
  const isRight = sent === JSON.stringify({ user: known.username, password });
  response.writeHead(isRight ? 200 : 401, { 'content-type': 'application/json' });
  const data = { userId: known.userId, authToken: token };
  response.end(
    JSON.stringify(isRight ? { status: 'success', data } : { status: 'error', message: 'Unauthorized' }),
  );
}

/** A Rocket.Chat with a token and a password that nobody should see, which tells both to who asks for `me`. */
const leaky: Meddling = (_number, incoming, response) => {
  if (incoming.url?.endsWith('/login')) {
    void logIn(incoming, response);
    return 'answered';
  }
  if (incoming.headers['x-auth-token'] === token) incoming.headers['x-auth-token'] = known.authToken;
  if (!incoming.url?.includes('/me')) return undefined;
  echo(response);
  return 'answered';
};

async function withServers<T>(body: (proxyUrl: string, target: string) => Promise<T>): Promise<T> {
  const faithful = await startRocketchat();
  const own = {
    key: readFileSync(`${tls}/server-key.pem`, 'utf8'),
    cert: readFileSync(`${tls}/server.pem`, 'utf8'),
  };
  const server = await startBetween(faithful.url, leaky, own);
  const proxy = await startProxy(Number(new URL(server.url).port), 'me', proxyPassword);
  try {
    return await body(proxy.url, server.url);
  } finally {
    await Promise.all([proxy.close(), server.close(), faithful.close()]);
  }
}

test('no secret reaches the terminal or a file, whatever the server repeats', {
  timeout: 120_000,
}, async () => {
  await withServers((proxy) =>
    withFolder(async (folder) => {
      const summary = path.join(folder, 'summary.md');
      const github = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary };
      const target = 'https://chat.example.test';
      const args = ['--api', 'rocketchat', '--target', target, '--allow-writes', '--report', folder];
      const ended = await runContract(args, { ...env, ...github, HTTPS_PROXY: proxy });
      expect([ended.code, ended.stdout.includes('server-error')]).toEqual([1, true]);
      expect(ended.stdout).toMatch(/^all .* [1-9]\d* verified/m);
      const outputs = [['stdout', ended.stdout], ['stderr', ended.stderr], ...filesIn(folder)];
      expect(outputs.map(([name]) => name)).toEqual(
        expect.arrayContaining([
          'report.json',
          'report.html',
          'junit.xml',
          'report.sarif',
          'exchanges.har',
          'summary.md',
        ]),
      );
      const forms = [token, password, known.userId, proxyPassword].flatMap(leaksOf);
      const leaks = outputs.flatMap(([name, text = '']) =>
        forms.filter((form) => text.includes(form)).map((form) => `${name}: ${form}`),
      );
      expect(leaks).toEqual([]);
    }),
  );
});

nightly(
  'a wrong password is one sentence, with the variables and without the password',
  {
    timeout: 120_000,
  },
  async () => {
    await withServers((_proxy, target) =>
      withFolder(async (folder) => {
        const args = ['--api', 'rocketchat', '--target', target, '--report', folder];
        const wrong = 'a wrong password';
        const ended = await runContract(args, { ...env, ROCKETCHAT_PASSWORD: wrong });
        const [sentence] = ended.stderr.split('\n');
        expect(sentence).toBe(
          `The login at ${target} was refused with 401. Check ROCKETCHAT_USER and ROCKETCHAT_PASSWORD.`,
        );
        expect([ended.code, ended.stderr.includes(wrong), /\n\s+at /.test(ended.stderr)]).toEqual([
          2,
          false,
          false,
        ]);
      }),
    );
  },
);
