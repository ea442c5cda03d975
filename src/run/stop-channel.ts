import { setMaxListeners } from 'node:events';
import { BroadcastChannel } from 'node:worker_threads';

/** How often it is said: who does not listen yet hears it later, in milliseconds. */
const every = 50;

/**
 * Tells the worker of a run, which hears no signals of the process, to stop once `signal` is aborted. Gives the
 * function that ends this.
 */
export function passOnStop(channelName: string, signal: AbortSignal | undefined): () => void {
  const channel = new BroadcastChannel(channelName);
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    timer ??= setInterval(() => channel.postMessage('stop'), every);
  };
  if (signal?.aborted) tell();
  signal?.addEventListener('abort', tell);
  return () => {
    signal?.removeEventListener('abort', tell);
    clearInterval(timer);
    channel.close();
  };
}

/** Aborts once the run is told to stop. */
export function hearStop(channelName: string): AbortSignal {
  const stop = new AbortController();
  // Each request that waits listens
  setMaxListeners(0, stop.signal);
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = () => {
    stop.abort();
    channel.close();
  };
  channel.unref();
  return stop.signal;
}
