import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { reportHtml } from '../../src/report/html/page.ts';
import { exchange, result, run } from './runs.ts';

const page = reportHtml(run);

test('report.html says the same as last time', async () => {
  const own = page
    .replace(/<style>[\s\S]*?<\/style>/, '<style></style>')
    .replace(/<script>[\s\S]*?<\/script>/, '<script></script>')
    .replace(/'sha256-[^']+'/g, "'sha256-…'");
  await expect(own).toMatchFileSnapshot('golden/report.html');
});

test('its policy admits its own style and script, and nothing else', () => {
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? '';
  const hashOf = (tag: string) => {
    const text = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? '';
    return `sha256-${createHash('sha256').update(text).digest('base64')}`;
  };
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src '${hashOf('script')}'`);
  expect(policy).toContain(`style-src '${hashOf('style')}'`);
  expect(policy).not.toContain('unsafe');
});

test('it loads nothing', () => {
  const loads = page.match(/<(?:script|img|iframe|link|source|object)[^>]*(?:src|href)="(?!data:)[^"]*"/g);
  expect(loads).toBeNull();
  expect(page).not.toMatch(/@import|url\(/);
});

test('what a server says stays text', () => {
  const body = '</script><script>alert(1)</script>';
  const results = [
    result({ exchanges: [exchange({ response: { status: 200, headers: {}, body } })], title: '<img src=x>' }),
  ];
  const hostile = reportHtml({ ...run, results });
  expect(hostile).not.toContain('<script>alert');
  expect(hostile).not.toContain('<img src=x>');
  const data = /id="exchanges">([\s\S]*?)<\/script>/.exec(hostile)?.[1] ?? '';
  expect(JSON.parse(data)[0][0].response.body).toBe(body);
});

test('every probe leads to its own exchanges', () => {
  const ids = [...page.matchAll(/<details class="probe" id="p(\d+)"/g)].map(([, number]) => Number(number));
  expect(ids).toEqual(run.results.map((_, index) => index));
});
