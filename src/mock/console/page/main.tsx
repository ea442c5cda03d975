import { render } from 'preact';
import { App } from './app.tsx';
import { askMocks } from './model/ask.ts';
import { createLog } from './model/log.ts';
import './style.css';

const root = document.getElementById('app');

/** Shows the console of the mocks that whoever serves this page knows. */
async function start(place: Element): Promise<void> {
  place.textContent = '';
  try {
    const mocks = await askMocks();
    render(<App mocks={mocks} log={createLog(mocks)} />, place);
  } catch (thrown) {
    place.textContent = thrown instanceof Error ? thrown.message : String(thrown);
  }
}

if (root !== null) void start(root);
