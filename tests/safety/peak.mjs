// Loaded before the command under test: says how much memory it took at the most, in kilobytes.
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.on('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}\n`));
}
