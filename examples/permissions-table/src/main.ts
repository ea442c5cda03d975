import { createRocketchatClient } from 'workspace-contracts/clients/rocketchat';
import { showTable } from './table.ts';

// The build leaves the handlers out where they are not asked for
if (import.meta.env.MODE === 'alone') {
  const { startMock } = await import('./mock.ts');
  await startMock();
}

/** On a mock the name of a credential says who asks: `?as=unprivileged` shows what is refused. */
const who = new URLSearchParams(location.search).get('as') ?? 'admin';
const client = createRocketchatClient({
  baseUrl: import.meta.env.VITE_API_URL ?? location.origin,
  credentials: { userId: who, authToken: who },
});
const [main, status] = ['main', '[role=status]'].map((name) => document.querySelector<HTMLElement>(name));
if (main && status) await showTable(main, status, client);
